import type { Instant } from '../../domain/calendar/time.ts';
import type {
  Invitation,
  MeetingOutcome,
  Minutes,
  ProposedTimes,
  TimeAnswer,
} from '../../domain/meetings/records.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';

export type MeetingKind =
  | 'meetingProposed'
  | 'meetingTimeAnswered'
  | 'meetingInvited'
  | 'meetingOutcomeRecorded'
  | 'meetingMinutesTaken';
type MeetingFact = OpenedFact<MeetingKind>;
type Of<K extends MeetingKind> = Extract<MeetingFact, { readonly kind: K }>;

/** How far a meeting has come. One that was moved is proposed anew, and one without minutes is held. */
type MeetingStage = 'proposed' | 'invited' | 'moved' | 'cancelled' | 'held' | 'minuted';

type At = { readonly at: Instant };

export type MeetingView = ProposedTimes & {
  readonly id: string;
  readonly proposedAt: Instant;
  readonly stage: MeetingStage;
  readonly answers: readonly (TimeAnswer & At)[];
  /** Everybody invited since it was last moved; null while nobody is. */
  readonly invitation: (Invitation & { readonly invitedAt: Instant }) | null;
  readonly outcomes: readonly (At & {
    readonly outcome: MeetingOutcome;
    readonly reason: string | null;
  })[];
  readonly minutes: Minutes | null;
};

const ofKind = <K extends MeetingKind>(facts: readonly MeetingFact[], kind: K): readonly Of<K>[] =>
  facts.filter((fact): fact is Of<K> => fact.kind === kind);

const afterMove = (facts: readonly MeetingFact[]): readonly MeetingFact[] => {
  const moved = facts.findLastIndex(
    (fact) => fact.kind === 'meetingOutcomeRecorded' && fact.outcome === 'moved',
  );
  return facts.slice(moved + 1);
};

const invitationIn = (facts: readonly MeetingFact[]): MeetingView['invitation'] => {
  const invitations = ofKind(afterMove(facts), 'meetingInvited');
  const last = invitations.at(-1);
  if (!last) return null;
  const invited = [...new Set(invitations.flatMap(({ secret }) => secret.invited))];
  return { ...last.secret, invited, invitedAt: last.occurredAt };
};

const stageOf = (facts: readonly MeetingFact[]): MeetingStage => {
  if (ofKind(facts, 'meetingMinutesTaken').length > 0) return 'minuted';
  if (invitationIn(facts) && ofKind(afterMove(facts), 'meetingOutcomeRecorded').length === 0) {
    return 'invited';
  }
  return ofKind(facts, 'meetingOutcomeRecorded').at(-1)?.outcome ?? 'proposed';
};

const viewOf = (proposed: Of<'meetingProposed'>, facts: readonly MeetingFact[]): MeetingView => ({
  ...proposed.secret,
  id: proposed.id,
  proposedAt: proposed.occurredAt,
  stage: stageOf(facts),
  answers: ofKind(facts, 'meetingTimeAnswered').map(({ secret, occurredAt }) => ({
    ...secret,
    at: occurredAt,
  })),
  invitation: invitationIn(facts),
  outcomes: ofKind(facts, 'meetingOutcomeRecorded').map(({ outcome, secret, occurredAt }) => ({
    outcome,
    reason: secret.reason,
    at: occurredAt,
  })),
  minutes: ofKind(facts, 'meetingMinutesTaken').at(-1)?.secret ?? null,
});

/** The meetings that these facts tell of, the newest first. */
export function meetingsAmong(facts: readonly MeetingFact[]): readonly MeetingView[] {
  return ofKind(facts, 'meetingProposed')
    .map((proposed) =>
      viewOf(
        proposed,
        facts.filter((fact) => fact.about === proposed.id),
      ),
    )
    .toReversed();
}
