import type { LocalDate } from '../calendar/time.ts';
import type { FamilyMember } from '../meetings/consent.ts';
import type { CooperationForm } from '../settings/cooperation-forms.ts';

/** A yes to a form: who gave it, how, on which day, and who may then know (12 kap. 2 § OSL). */
export type GivenConsent = {
  readonly of: FamilyMember;
  readonly how: 'spoken' | 'written';
  readonly on: LocalDate;
  readonly parties: readonly string[];
};

/**
 * Whose consent a hand-over needs, whatever its form asks for: every guardian's, and from 15 the
 * young person's own (3 kap. 4 § SoL); from 18 hers alone. Of an unknown age she counts as younger,
 * and where no guardian is known the first one's is missing, because nobody else can give it.
 */
export function consentersOf(
  guardians: readonly FamilyMember[],
  age: number | null,
): readonly FamilyMember[] {
  const years = age ?? 0;
  if (years >= 18) return ['child'];
  const known: readonly FamilyMember[] =
    guardians.length > 0 || years >= 15 ? guardians : ['guardian1'];
  return years >= 15 ? [...known, 'child'] : known;
}

const plain = (party: string): string => party.normalize('NFC').trim().toLowerCase();

/** Whether a consent reaches this form: it names all its parties, in writing where the form says so. */
const reaches = (
  { parties, consent }: Pick<CooperationForm, 'parties' | 'consent'>,
  given: GivenConsent,
): boolean => {
  const named = given.parties.map(plain);
  const isNamed = named.length > 0 && (parties ?? []).every((one) => named.includes(plain(one)));
  return isNamed && (given.how === 'written' || consent?.written !== true);
};

/** Those whose consent is missing before a child is handed over; there is no transfer without. */
export function missingConsenters(
  form: Pick<CooperationForm, 'parties' | 'consent'>,
  needed: readonly FamilyMember[],
  given: readonly GivenConsent[],
): readonly FamilyMember[] {
  return needed.filter(
    (member) => !given.some((consent) => consent.of === member && reaches(form, consent)),
  );
}
