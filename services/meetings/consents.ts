import { consentsPersonallyAt } from '../../domain/report/age.ts';
import {
  missingConsents,
  type FamilyMember,
  type OutsideParty,
  type RecordedConsent,
} from '../../domain/meetings/consent.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import type { ReportFile } from '../acting/report-file.ts';

export type Consent = RecordedConsent & { readonly how: 'spoken' | 'written' };

/** By their place in the report's list; a home where a child is placed consents to nothing. */
const guardiansOf = (content: ReportContent): readonly FamilyMember[] =>
  content.guardians.flatMap(({ kind }, index) =>
    kind === 'placedHome' ? [] : [`guardian${index + 1}` as const],
  );

/** Every consent recorded so far, oldest first. */
export async function consentsOf(file: ReportFile): Promise<readonly Consent[]> {
  return (await file.facts(['consentRecorded'])).map(({ secret }) => secret as Consent);
}

/** @throws Invalid `unknown-person` for a guardian the report does not name */
const refuseUnknownPeople = (
  content: ReportContent,
  people: readonly FamilyMember[],
  pointer: string,
): void => {
  const known: readonly FamilyMember[] = ['child', ...guardiansOf(content)];
  if (people.some((person) => !known.includes(person))) {
    throw new Invalid('unknown-person', { errors: [{ pointer, code: 'unknown-person' }] });
  }
};

const schools: readonly string[] = ['preschool', 'school', 'gymnasium', 'pupilHealth'];

/** The others at a meeting by the names of the API; a teacher who reports comes for her school. */
const outsidersAmong = (invited: readonly string[], { agencyKind }: ReportContent) =>
  invited.flatMap((who): readonly OutsideParty[] => {
    if (who === 'school') return [['school']];
    if (who !== 'reporter') return [];
    return [schools.includes(agencyKind) ? ['reporter', 'school'] : ['reporter']];
  });

const isFamily = (who: string): who is FamilyMember =>
  who === 'child' || who.startsWith('guardian');

/** @throws Conflict `consent-missing` with whom it is missing from (by place, never by name) */
export async function refuseWithoutConsent(
  file: ReportFile,
  invited: readonly string[],
): Promise<void> {
  const content = await file.content();
  const family = invited.filter(isFamily);
  refuseUnknownPeople(content, family, '#/body/invited');
  const meeting = {
    invited: family,
    outsiders: outsidersAmong(invited, content),
    guardians: guardiansOf(content),
    childIsFifteen: consentsPersonallyAt(content.child, file.call.at),
  };
  const missing = missingConsents(meeting, await consentsOf(file));
  if (missing.length > 0) throw new Conflict('consent-missing', { missing });
}

/** Consent to share is consent to tell somebody (12 kap. 2 § OSL). */
const refuseNamelessSharing = ({ kind, answer, parties }: Consent): void => {
  if (kind !== 'shareInformation' || answer !== 'given' || parties.length > 0) return;
  throw new Invalid('parties-missing', {
    errors: [{ pointer: '#/body/parties', code: 'required' }],
  });
};

/**
 * By whom, how and when: given, refused or withdrawn. A withdrawal stops the next meeting.
 *
 * @throws Invalid `parties-missing`, `unknown-person`
 */
export function recordConsent(
  deps: Deps,
  call: Call,
  reportId: string,
  consent: Consent,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'consent.record', resource: 'consents' },
    async (file) => {
      refuseNamelessSharing(consent);
      refuseUnknownPeople(await file.content(), [consent.of], '#/body/of');
      return file.work.record({ kind: 'consentRecorded', secret: consent });
    },
  );
}
