import { isContactProtected } from '../../domain/report/protected-contact.ts';
import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { FactsAsked } from '../acting/known-facts.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import type { Recorded } from '../acting/acting.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/**
 * Refuses a joint meeting in protected contact: the guardians must not be told of it, so separate
 * talks are held instead (routine §6).
 *
 * @throws Forbidden `protected-contact`
 */
export function refuseLocked({ row }: ReportFile): void {
  if (isContactProtected(row)) {
    throw new Forbidden('protected-contact', { rule: 'jointMeeting' });
  }
}

const meetingKinds = [
  'meetingProposed',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
] as const;
export type MeetingFact = OpenedFact<(typeof meetingKinds)[number]>;

/** @throws NotFound when this report has no such meeting */
const factsOf = async (
  file: ReportFile,
  meeting: FactsAsked<MeetingFact['kind']>,
): Promise<readonly MeetingFact[]> => {
  const facts = await file.facts(meeting);
  if (facts.length === 0) throw new NotFound();
  return facts;
};

/**
 * @throws Conflict `meeting-ended` once it was held or cancelled; a meeting that was moved goes on
 */
export function refuseEnded(facts: readonly MeetingFact[]): void {
  const last = facts.findLast((fact) => fact.kind === 'meetingOutcomeRecorded');
  if (last && last.outcome !== 'moved') {
    throw new Conflict('meeting-ended', { current: last.outcome });
  }
}

/** A deed on a meeting, and what it weighs besides the facts of the meeting itself. */
type DeedOnMeeting = MeetingRef & {
  readonly fact: MeetingDeed;
  readonly weighs?: readonly FactsAsked[];
};

export type MeetingRef = { readonly reportId: string; readonly meetingId: string };

/** The kinds of fact that follow the proposal of a meeting; each names the proposal in `about`. */
type MeetingDeed =
  'meetingTimeAnswered' | 'meetingInvited' | 'meetingOutcomeRecorded' | 'meetingMinutesTaken';

/**
 * A deed on one joint meeting of a report.
 *
 * @param work is given the facts of the meeting, oldest first
 * @throws Forbidden `protected-contact`; NotFound; and what any deed throws
 */
export function actOnMeeting(
  deps: Deps,
  call: Call,
  { reportId, meetingId, fact, weighs = [] }: DeedOnMeeting,
  work: (file: ReportFile, facts: readonly MeetingFact[]) => Promise<Recorded>,
): Promise<ReportDone> {
  const meeting = { kinds: meetingKinds, about: meetingId };
  const deed = { reportId, fact, weighs: [meeting, ...weighs] };
  return actOnReport(deps, call, deed, async (file) => {
    refuseLocked(file);
    return work(file, await factsOf(file, meeting));
  });
}
