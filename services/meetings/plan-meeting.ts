import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onMeeting, refuseEnded, refuseLocked, type OnMeeting } from './on-meeting.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { refusePassed } from './refuse-passed.ts';

export type ProposedTimes = { readonly times: readonly Instant[]; readonly place: string };

const deed = { action: 'meeting.plan', resource: 'meetings' } as const;

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
): Promise<Answer<DeedAnswer>> {
  return onReport(deps, call, { ...deed, reportId }, async (file) => {
    refuseLocked(file);
    const times = proposal.times.map((time, index) => [`times/${index}`, time] as const);
    refusePassed(call, Object.fromEntries(times));
    const fact = file.work.record({ kind: 'meetingProposed', secret: proposal });
    file.apply(effectsOf({ kind: 'meetingProposed' }), fact.seq);
    return fact;
  });
}

export const waiverReasons = [
  'noConsent',
  'notSuitableForChild',
  'protectedContact',
  'other',
] as const;
export type MeetingWaiver = {
  readonly reason: (typeof waiverReasons)[number];
  readonly note: string;
};

/** No meeting, with its reason; work goes on. @throws Conflict `already-waived` */
export function waiveMeeting(
  deps: Deps,
  call: Call,
  reportId: string,
  waiver: MeetingWaiver,
): Promise<Answer<DeedAnswer>> {
  return onReport(deps, call, { ...deed, reportId }, async (file) => {
    const known = await file.facts(['meetingWaived']);
    if (known.length > 0) throw new Conflict('already-waived');
    const fact = file.work.record({ kind: 'meetingWaived', secret: waiver });
    file.apply(effectsOf({ kind: 'meetingWaived', reason: waiver.reason }), fact.seq);
    return fact;
  });
}

export type TimeAnswer = {
  readonly by: string;
  readonly answer: string;
  readonly how: 'phone' | 'visit' | 'letter' | 'message';
};

/** What somebody answered to the proposed times, written down by the officer. */
export function answerTimes(
  deps: Deps,
  call: Call,
  on: OnMeeting,
  answer: TimeAnswer,
): Promise<Answer<DeedAnswer>> {
  return onMeeting(deps, call, { ...on, part: 'times' }, async ({ work }, facts) => {
    refuseEnded(facts);
    const clear = { about: on.meetingId };
    return work.record({ kind: 'meetingTimeAnswered', clear, secret: answer });
  });
}
