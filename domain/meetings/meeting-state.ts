import type { Instant } from '../calendar/time.ts';
import type { MeetingOutcome } from './records.ts';

/** What stands in clear of a fact about a meeting. */
type MeetingHead = {
  readonly id: string;
  readonly kind: string;
  readonly about: string | null;
  readonly outcome: string | null;
  readonly at: Instant | null;
  readonly occurredAt: Instant;
};

/** How far a joint meeting has come. */
export type MeetingState = {
  readonly id: string;
  readonly proposedAt: Instant;
  readonly state: 'proposed' | 'invited' | MeetingOutcome;
  /** The time that people were invited to; null before that, and once it was moved. */
  readonly time: Instant | null;
  /** Whether nobody has said that it was held or cancelled; one that was moved goes on. */
  readonly goesOn: boolean;
  readonly hasMinutes: boolean;
};

const moving = ['meetingInvited', 'meetingOutcomeRecorded'];

const stateOf = (meeting: MeetingHead, facts: readonly MeetingHead[]): MeetingState => {
  const outcome = facts.findLast(({ kind }) => kind === 'meetingOutcomeRecorded')?.outcome;
  const invitation = facts.findLast(({ kind }) => kind === 'meetingInvited');
  const last = facts.findLast(({ kind }) => moving.includes(kind));
  const said = last === invitation ? 'invited' : (outcome as MeetingOutcome);
  return {
    id: meeting.id,
    proposedAt: meeting.occurredAt,
    state: last ? said : 'proposed',
    time: last?.outcome === 'moved' ? null : (invitation?.at ?? null),
    goesOn: outcome === undefined || outcome === 'moved',
    hasMinutes: facts.some(({ kind }) => kind === 'meetingMinutesTaken'),
  };
};

/**
 * The joint meetings of a report, in the order in which they were proposed.
 *
 * @param facts those of the report that count, of the kinds of meetings at least
 */
export function meetingStates(facts: readonly MeetingHead[]): readonly MeetingState[] {
  return facts
    .filter(({ kind }) => kind === 'meetingProposed')
    .map((meeting) =>
      stateOf(
        meeting,
        facts.filter(({ about }) => about === meeting.id),
      ),
    );
}
