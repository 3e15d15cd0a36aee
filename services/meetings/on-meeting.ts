import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import type { OpenedFact } from '../acting/opened-secrets.ts';
import type { ReportFile } from '../acting/report-file.ts';

/** Blocked while the guardians must not be told: separate talks instead (routine §6). */
export function refuseLocked({ report }: ReportFile): void {
  if (report.protectedContact) {
    throw new Forbidden('protected-contact', { rule: 'jointMeeting' });
  }
}

const meetingKinds = [
  'meetingProposed',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
] as const;

/** @throws NotFound when this report has no such meeting */
const meetingFacts = async (file: ReportFile, id: string): Promise<readonly OpenedFact[]> => {
  const facts = (await file.facts(meetingKinds)).filter((f) => f.id === id || f.about === id);
  if (facts.length === 0) throw new NotFound();
  return facts;
};

/** @throws Conflict `meeting-ended` once it was held or cancelled; moved, it goes on */
export function refuseEnded(facts: readonly OpenedFact[]): void {
  const last = facts.findLast((fact) => fact.kind === 'meetingOutcomeRecorded');
  if (last && last.outcome !== 'moved') {
    throw new Conflict('meeting-ended', { current: last.outcome });
  }
}

export type OnMeeting = { readonly reportId: string; readonly meetingId: string };

/**
 * A deed on one joint meeting of a report.
 *
 * @param work is given the facts of the meeting, oldest first
 * @throws Forbidden `protected-contact`; NotFound; and what `onReport` throws
 */
export function onMeeting(
  deps: Deps,
  call: Call,
  { reportId, meetingId, part }: OnMeeting & { readonly part: string },
  work: (
    file: ReportFile,
    facts: readonly OpenedFact[],
  ) => Promise<{ readonly id: string; readonly seq: number }>,
): Promise<Answer<DeedAnswer>> {
  const resource = `meetings/${meetingId}/${part}`;
  return onReport(deps, call, { reportId, action: 'meeting.plan', resource }, async (file) => {
    refuseLocked(file);
    return work(file, await meetingFacts(file, meetingId));
  });
}
