import type { MeetingWaiver, ProposedTimes, TimeAnswer } from '../../domain/meetings/records.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { actOnMeeting, refuseEnded, refuseLocked, type MeetingRef } from './one-meeting.ts';

/**
 * The joint meeting begins as a proposal of times (19 kap. 5 § SoL).
 *
 * @throws Forbidden `protected-contact`; Invalid `time-has-passed`
 */
export function proposeMeeting(
  deps: Deps,
  call: Call,
  reportId: string,
  proposal: ProposedTimes,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'meetingProposed' }, async (file) => {
    refuseLocked(file);
    const times = proposal.times.map((time, index) => [`times/${index}`, time] as const);
    refusePassed(call, Object.fromEntries(times));
    return file.record('meetingProposed', { secret: proposal });
  });
}

/** No meeting, with its reason; work goes on. @throws Conflict `already-waived` */
export function waiveMeeting(
  deps: Deps,
  call: Call,
  reportId: string,
  waiver: MeetingWaiver,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'meetingWaived' }, async (file) => {
    const known = await file.facts(['meetingWaived']);
    if (known.length > 0) throw new Conflict('already-waived');
    return file.record('meetingWaived', { secret: waiver });
  });
}

/** What somebody answered to the proposed times, written down by the officer. */
export function answerTimes(
  deps: Deps,
  call: Call,
  on: MeetingRef,
  answer: TimeAnswer,
): Promise<ReportDone> {
  const deed = { ...on, fact: 'meetingTimeAnswered' } as const;
  return actOnMeeting(deps, call, deed, async (file, facts) => {
    refuseEnded(facts);
    return file.record('meetingTimeAnswered', { about: on.meetingId, secret: answer });
  });
}
