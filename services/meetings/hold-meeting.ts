import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Answer, Call } from '../acting/call.ts';
import { refuseWithoutConsent } from './consents.ts';
import type { Deps } from '../acting/deps.ts';
import { onMeeting, refuseEnded, type OnMeeting } from './on-meeting.ts';
import type { DeedAnswer } from '../acting/on-report.ts';
import { refusePassed } from './refuse-passed.ts';
import type { OpenedFact } from '../acting/opened-secrets.ts';

export type Invitation = {
  readonly time: Instant;
  readonly place: string;
  /** `reporter`, `school`, `child`, `guardian1` …: places, never names. */
  readonly invited: readonly string[];
  readonly language: 'sv' | 'en';
};

/**
 * Wakes the workflow, which makes the letters.
 *
 * @throws Conflict `consent-missing`, `meeting-ended`; Invalid `time-has-passed`, `unknown-person`
 */
export function inviteToMeeting(
  deps: Deps,
  call: Call,
  on: OnMeeting,
  invitation: Invitation,
): Promise<Answer<DeedAnswer>> {
  return onMeeting(deps, call, { ...on, part: 'invitations' }, async (file, facts) => {
    refuseEnded(facts);
    refusePassed(call, { time: invitation.time });
    await refuseWithoutConsent(file, invitation.invited);
    const clear = { about: on.meetingId, at: invitation.time };
    return file.work.record({ kind: 'meetingInvited', clear, secret: invitation });
  });
}

export type MeetingOutcome = {
  readonly outcome: 'held' | 'moved' | 'cancelled';
  readonly reason: string | null;
};

/** Everybody invited since the meeting was last moved. @throws Conflict `not-invited` */
const invitedIn = (facts: readonly OpenedFact[]): readonly string[] => {
  const moved = facts.findLastIndex(({ outcome }) => outcome === 'moved');
  const invitations = facts.slice(moved + 1).filter(({ kind }) => kind === 'meetingInvited');
  if (invitations.length === 0) throw new Conflict('not-invited');
  return invitations.flatMap(({ secret }) => (secret as Invitation).invited);
};

/**
 * Held, moved or cancelled; only *held* ends the duty, and only what was invited to with standing
 * consent can have been held.
 *
 * @throws Conflict `not-invited`, `consent-missing`, `meeting-ended`
 */
export function recordMeetingOutcome(
  deps: Deps,
  call: Call,
  on: OnMeeting,
  { outcome, reason }: MeetingOutcome,
): Promise<Answer<DeedAnswer>> {
  return onMeeting(deps, call, { ...on, part: 'outcomes' }, async (file, facts) => {
    refuseEnded(facts);
    if (outcome === 'held') await refuseWithoutConsent(file, invitedIn(facts));
    const fact = file.work.record({
      kind: 'meetingOutcomeRecorded',
      clear: { about: on.meetingId, outcome },
      secret: { reason },
    });
    file.apply(effectsOf({ kind: 'meetingOutcomeRecorded', outcome }), fact.seq);
    return fact;
  });
}

export type Minutes = {
  readonly present: readonly {
    readonly who: string;
    readonly difficulties: string | null;
    readonly assets: string | null;
  }[];
  readonly questions: string | null;
  readonly agreed: readonly {
    readonly what: string;
    readonly by: string;
    readonly when: string | null;
  }[];
};

/** @throws Conflict `not-held` before the meeting was held, `already-taken` for a second protocol */
export function takeMinutes(
  deps: Deps,
  call: Call,
  on: OnMeeting,
  minutes: Minutes,
): Promise<Answer<DeedAnswer>> {
  return onMeeting(deps, call, { ...on, part: 'minutes' }, async ({ work }, facts) => {
    if (!facts.some(({ outcome }) => outcome === 'held')) throw new Conflict('not-held');
    const isTaken = facts.some(({ kind }) => kind === 'meetingMinutesTaken');
    if (isTaken) throw new Conflict('already-taken');
    const clear = { about: on.meetingId };
    return work.record({ kind: 'meetingMinutesTaken', clear, secret: minutes });
  });
}
