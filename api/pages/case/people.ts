import { isFamily } from '../../../domain/meetings/family.ts';
import type { FamilyMember } from '../../../domain/meetings/consent.ts';
import type { ReportPeople } from '../../../services/reports/report-people.ts';
import { peopleTexts } from '../../../templates/messages/pages/people.ts';
import { ageText } from '../../../templates/messages/time-words.ts';
import type { Choice } from '../../../templates/components/choices.tsx';
import type { Frame } from '../../kit/frame.ts';

type Head = { readonly people: ReportPeople };
type Of = { readonly frame: Pick<Frame, 'language'>; readonly head: Head };
type Named = { readonly givenName: string | null; readonly familyName: string | null };

const known = (name: string | null): string | undefined => {
  const words = name?.trim() ?? '';
  return words === '' || words === 'unknown' ? undefined : words;
};

const calledBy = ({ givenName, familyName }: Named): string | undefined =>
  known(givenName) ?? known(familyName);

const guardianAt = ({ people }: Head, place: string) =>
  people.guardians.find((guardian) => guardian.place === place);

/** What somebody is called in a sentence: by her given name, or by her place where it is not known. */
export function nameOf({ frame, head }: Of, place: string): string {
  const t = peopleTexts(frame.language);
  const { child, reporter } = head.people;
  if (place === 'child') return calledBy(child) ?? t('child');
  if (place === 'school') return t('school');
  if (place === 'reporter') return (reporter && calledBy(reporter)) ?? t('reporter');
  const guardian = guardianAt(head, place);
  if (!guardian) return place;
  return calledBy(guardian) ?? t('guardian', { number: place.replace('guardian', '') });
}

const roleOf = ({ frame, head }: Of, place: string): string | undefined => {
  const t = peopleTexts(frame.language);
  if (place === 'reporter') return t('role.reporter');
  const kind = guardianAt(head, place)?.kind;
  return kind === undefined || kind === 'placedHome' ? undefined : t(`role.${kind}`);
};

/** Somebody in a list: *Marcus, vårdnadshavare*, *Vera, 8 år*. */
export function personText(of: Of, place: string): string {
  const { frame, head } = of;
  const t = peopleTexts(frame.language);
  const name = nameOf(of, place);
  const { age } = head.people.child;
  if (place === 'child') {
    return age === null ? name : t('who', { name, role: ageText(age, frame.language) });
  }
  const role = roleOf(of, place);
  return role === undefined ? name : t('who', { name, role });
}

/** Names in a row: *Linn*, *Marcus och Linn*. */
export function namesText(of: Of, places: readonly string[]): string {
  const names = places.map((place) => nameOf(of, place));
  if (names.length < 2) return names.join('');
  const and = peopleTexts(of.frame.language)('and');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

/** The family by their places, the child last. */
export function familyIn({ people }: Head): readonly FamilyMember[] {
  return [...people.guardians.map(({ place }) => place), 'child'];
}

/** Those who can be asked to a meeting: the reporter, the school and the family. */
export function placesIn(head: Head): readonly string[] {
  return [...(head.people.reporter ? ['reporter'] : []), 'school', ...familyIn(head)];
}

export function peopleChoices(of: Of, places: readonly string[]): readonly Choice[] {
  return places.map((value) => ({ value, label: personText(of, value) }));
}

/** Somebody whom a record names: by her place, or in words. */
export function namedIn(of: Of, who: string): string {
  return isFamily(who) || who === 'reporter' || who === 'school' ? personText(of, who) : who;
}
