import {
  missingConsents,
  type ConsentAnswer,
  type FamilyMember,
} from '../../domain/meetings/consent.ts';
import { consentGround, guardiansIn, isFamily, meetingOf } from '../../domain/meetings/family.ts';
import type { Consent } from '../../domain/meetings/records.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { hasReportingDuty } from '../../domain/report/reporting-duty.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refuseFuture } from '../acting/refuse-future.ts';
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
  refuseUnknownPeople(content, invited.filter(isFamily), '#/body/invited');
  refusePrivateReporter(content, invited);
  const meeting = meetingOf(consentGround(content, file.acting.call.at), invited);
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

const refuseDayToCome = (call: Call, { on = null }: Pick<Consent, 'on'>): void => {
  if (on !== null) refuseFuture(call, { on });
};

/**
 * Records that a member of the family has given, refused or withdrawn consent, how and when. After
 * a withdrawal the next invitation or meeting is refused.
 *
 * @throws Invalid `parties-missing`, `unknown-person`, for a day to come
 */
export function recordConsent(
  deps: Deps,
  call: Call,
  reportId: string,
  consent: Consent,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'consentRecorded' }, async (file) => {
    refuseNamelessSharing(consent);
    refuseDayToCome(call, consent);
    refuseUnknownPeople(await file.content(), [consent.of], '#/body/of');
    return file.record('consentRecorded', { secret: consent });
  });
}

/** What somebody answered to both questions, in one conversation. */
export type AnswersToBoth = Pick<Consent, 'of' | 'how' | 'on' | 'parties'> & {
  /** Null is not asked now. */
  readonly attend: ConsentAnswer | null;
  readonly share: ConsentAnswer | null;
};

const consentsIn = ({ attend, share, parties, ...said }: AnswersToBoth): readonly Consent[] => [
  ...(attend ? [{ ...said, kind: 'attend', answer: attend, parties: [] } as const] : []),
  ...(share ? [{ ...said, kind: 'shareInformation', answer: share, parties } as const] : []),
];

/**
 * Records in one transaction what somebody answered to both questions: two facts, since each is
 * corrected and withdrawn by itself.
 *
 * @throws Invalid `parties-missing`, `unknown-person`, when neither is answered or for a day to come
 */
export function recordConsents(
  deps: Deps,
  call: Call,
  reportId: string,
  answers: AnswersToBoth,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'consentRecorded' }, async (file) => {
    const [first, second] = consentsIn(answers);
    if (!first) {
      const errors = [{ pointer: '#/body/attend', code: 'required' }] as const;
      throw new Invalid('invalid-request', { errors });
    }
    refuseNamelessSharing(second ?? first);
    refuseDayToCome(call, answers);
    refuseUnknownPeople(await file.content(), [answers.of], '#/body/of');
    const recorded = await file.record('consentRecorded', { secret: first });
    return second ? file.record('consentRecorded', { secret: second }) : recorded;
  });
}
