import type { MeetingWaiver, ProposedTimes, TimeAnswer } from '../../domain/meetings/records.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { actOnMeeting, refuseEnded, refuseLocked, type MeetingRef } from './one-meeting.ts';

/**
 * Begins a joint meeting with a proposal of times (19 kap. 5 § SoL).
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

/**
 * Records that there will be no joint meeting, and why. Its duties lapse with that reason; the rest
 * of the work on the report goes on.
 *
 * @throws Conflict `already-waived`
 */
export function waiveMeeting(
  deps: Deps,
  call: Call,
  reportId: string,
  waiver: MeetingWaiver,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'meetingWaived' }, async (file) => {
    const known = await file.facts({ kinds: ['meetingWaived'] });
    if (known.length > 0) throw new Conflict('already-waived');
    return file.record('meetingWaived', { secret: waiver });
  });
}

/**
 * Records what somebody answered to the proposed times, as the officer writes it down.
 *
 * @throws Forbidden `protected-contact`; NotFound; Conflict `meeting-ended`
 */
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
