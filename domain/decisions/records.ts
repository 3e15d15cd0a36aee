import type { LocalDate } from '../calendar/time.ts';
import type { ComparedIdentifiers, TypedIdentifiers } from './identity.ts';

type Reasoned = {
  readonly outcome: 'open' | 'doNotOpen';
  readonly reasons: string;
  /** The child's view, or why the child was not heard (3 kap. 3 § SoL). */
  readonly childsView: string;
  /** One sentence on the child's best interests, in both outcomes (3 kap. 1 § SoL). */
  readonly bestInterests: string;
  readonly override: string | null;
};

/** A ground of the municipality's catalogue, by its key, and why it is one in this case. */
export type ChosenGround = { readonly ground: string; readonly reason: string };
/** The same with the words that the catalogue had then, so that the record can be read by itself. */
export type StatedGround = ChosenGround & { readonly text: string };

/** What a decision says, as whoever makes it writes it. */
export type DecisionWords = Reasoned & { readonly grounds: readonly ChosenGround[] };
/** With the identifiers that are typed to be compared with those of the report's child. */
export type StatedDecision = DecisionWords & { readonly identifiers: TypedIdentifiers };

/** That the child is the report's; decisions from before anything was compared have a tick. */
export type IdentityCheck =
  { readonly identifiers: ComparedIdentifiers } | { readonly identifiersChecked: true };

/** A decision as it is kept; those from before there was a catalogue have grounds in free words. */
export type Decision = Reasoned & {
  readonly grounds: readonly StatedGround[] | string;
} & IdentityCheck;

/** What a leader finds of the reasons not to open, and why they do not hold where they do not. */
export type DecisionReview =
  | { readonly finding: 'agrees'; readonly reason: string | null }
  | { readonly finding: 'reconsider'; readonly reason: string };

/** What can be the reason for deciding later than on day 14, if it is exceptional (20 kap. 2 § SoL). */
export const exceptionalGrounds = ['policeInterview', 'familyNotReached', 'other'] as const;
/** What never is: the authority's own circumstances (Kunskapsguiden, `docs/duties.md`). */
export const ordinaryGrounds = ['workload', 'holiday', 'organisation'] as const;

export type Extension = {
  /** The last day on which the decision is then in time. */
  readonly until: LocalDate;
  readonly grounds: (typeof exceptionalGrounds | typeof ordinaryGrounds)[number];
  readonly reasons: string;
};

/** The investigation that is going on already, by its reference in the municipality's case system. */
export type Ongoing = { readonly investigation: string; readonly note: string | null };

export type Information =
  | { readonly told: true; readonly how: string }
  | { readonly told: false; readonly exceptionalReasons: string; readonly reviewOn: LocalDate };
