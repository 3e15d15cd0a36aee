import type { Invitation, MeetingOutcome, Minutes } from '../../domain/meetings/records.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import type { ReportDone } from '../reports/report-stream.ts';
import { allConsents, refuseWithoutConsent } from './consents.ts';
import { actOnMeeting, refuseEnded, type MeetingFact, type MeetingRef } from './one-meeting.ts';

/**
 * Invites people to a meeting. The fact wakes the workflow, which has the letters of invitation
 * made.
 *
 * @throws Conflict `consent-missing`, `meeting-ended`; Invalid `time-has-passed`, `unknown-person`
 */
export function inviteToMeeting(
  deps: Deps,
  call: Call,
  on: MeetingRef,
  invitation: Invitation,
): Promise<ReportDone> {
  const deed = { ...on, fact: 'meetingInvited', weighs: [allConsents] } as const;
  return actOnMeeting(deps, call, deed, async (file, facts) => {
    const { time, invited } = invitation;
    refuseEnded(facts);
    refusePassed(call, { time });
    await refuseWithoutConsent(file, invited);
    return file.record('meetingInvited', { about: on.meetingId, at: time, secret: invitation });
  });
}

/** Everybody invited since the meeting was last moved. @throws Conflict `not-invited` */
const invitedIn = (facts: readonly MeetingFact[]): readonly string[] => {
  const moved = facts.findLastIndex(
    (fact) => fact.kind === 'meetingOutcomeRecorded' && fact.outcome === 'moved',
  );
  const invitations = facts.slice(moved + 1).filter((fact) => fact.kind === 'meetingInvited');
  if (invitations.length === 0) throw new Conflict('not-invited');
  return invitations.flatMap(({ secret }) => secret.invited);
};

/**
 * Records that a meeting was held, moved or cancelled. Only *held* ends the duty, and it is refused
 * unless there was an invitation and standing consents allow a meeting of everybody invited.
 *
 * @throws Conflict `not-invited`, `consent-missing`, `meeting-ended`
 */
export function recordMeetingOutcome(
  deps: Deps,
  call: Call,
  on: MeetingRef,
  { outcome, reason }: { readonly outcome: MeetingOutcome; readonly reason: string | null },
): Promise<ReportDone> {
  const deed = { ...on, fact: 'meetingOutcomeRecorded', weighs: [allConsents] } as const;
  return actOnMeeting(deps, call, deed, async (file, facts) => {
    refuseEnded(facts);
    if (outcome === 'held') await refuseWithoutConsent(file, invitedIn(facts));
    const about = on.meetingId;
    return file.record('meetingOutcomeRecorded', { about, outcome, secret: { reason } });
  });
}

/**
 * Records the minutes of a meeting.
 *
 * @throws Conflict `not-held` before the meeting was held, `already-taken` when there are minutes
 */
export function takeMinutes(
  deps: Deps,
  call: Call,
  on: MeetingRef,
  minutes: Minutes,
): Promise<ReportDone> {
  const deed = { ...on, fact: 'meetingMinutesTaken' } as const;
  return actOnMeeting(deps, call, deed, async (file, facts) => {
    const isHeld = facts.some(
      (fact) => fact.kind === 'meetingOutcomeRecorded' && fact.outcome === 'held',
    );
    if (!isHeld) throw new Conflict('not-held');
    const isTaken = facts.some(({ kind }) => kind === 'meetingMinutesTaken');
    if (isTaken) throw new Conflict('already-taken');
    return file.record('meetingMinutesTaken', { about: on.meetingId, secret: minutes });
  });
}
