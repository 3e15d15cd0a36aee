import { missingConsents, type FamilyMember } from '../../domain/meetings/consent.ts';
import { guardiansIn, isFamily, outsidersAmong } from '../../domain/meetings/family.ts';
import type { Consent } from '../../domain/meetings/records.ts';
import { consentsPersonallyAt, isAdultAt } from '../../domain/report/age.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { hasReportingDuty } from '../../domain/report/reporting-duty.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/** What whoever invites or meets the family weighs: every answer of each, since none is erased. */
export const allConsents = { kinds: ['consentRecorded'] } as const;

/** @throws Invalid `unknown-person` for a guardian the report does not name */
const refuseUnknownPeople = (
  content: ReportContent,
  people: readonly FamilyMember[],
  pointer: string,
): void => {
  const known: readonly FamilyMember[] = ['child', ...guardiansIn(content)];
  if (people.some((person) => !known.includes(person))) {
    throw new Invalid('unknown-person', { errors: [{ pointer, code: 'unknown-person' }] });
  }
};

/** @throws Invalid `unknown-person` where the reporter is a private person, who is met by nobody */
const refusePrivateReporter = (content: ReportContent, invited: readonly string[]): void => {
  if (!invited.includes('reporter') || hasReportingDuty(content.agencyKind)) return;
  const errors = [{ pointer: '#/body/invited', code: 'unknown-person' }] as const;
  throw new Invalid('unknown-person', { errors });
};

/**
 * Refuses to go on unless the consents given so far allow a meeting of those invited.
 *
 * @param invited places (`child`, `guardian1`, `school` …), never names
 * @throws Invalid `unknown-person`; Conflict `consent-missing`, with the places whose consent is
 *   missing
 */
export async function refuseWithoutConsent(
  file: ReportFile,
  invited: readonly string[],
): Promise<void> {
  const content = await file.content();
  const family = invited.filter(isFamily);
  refuseUnknownPeople(content, family, '#/body/invited');
  refusePrivateReporter(content, invited);
  const meeting = {
    invited: family,
    outsiders: outsidersAmong(invited, content),
    guardians: guardiansIn(content),
    childIsFifteen: consentsPersonallyAt(content.child, file.acting.call.at),
    childIsOfAge: isAdultAt(content.child, file.acting.call.at),
  };
  const consents = await file.facts(allConsents);
  const missing = missingConsents(
    meeting,
    consents.map(({ secret }) => secret),
  );
  if (missing.length > 0) throw new Conflict('consent-missing', { missing });
}

/**
 * Refuses a given consent to share that names no party: one can only consent to information being
 * shared with somebody in particular (12 kap. 2 § OSL).
 */
const refuseNamelessSharing = ({ kind, answer, parties }: Consent): void => {
  if (kind !== 'shareInformation' || answer !== 'given' || parties.length > 0) return;
  throw new Invalid('parties-missing', {
    errors: [{ pointer: '#/body/parties', code: 'required' }],
  });
};

/**
 * Records that a member of the family has given, refused or withdrawn consent, how and when. After
 * a withdrawal the next invitation or meeting is refused.
 *
 * @throws Invalid `parties-missing`, `unknown-person`
 */
export function recordConsent(
  deps: Deps,
  call: Call,
  reportId: string,
  consent: Consent,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'consentRecorded' }, async (file) => {
    refuseNamelessSharing(consent);
    refuseUnknownPeople(await file.content(), [consent.of], '#/body/of');
    return file.record('consentRecorded', { secret: consent });
  });
}
