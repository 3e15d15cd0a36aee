import type { LocalDate } from '../calendar/time.ts';

export type Decision = {
  readonly outcome: 'open' | 'doNotOpen';
  readonly grounds: string;
  readonly reasons: string;
  /** The child's view, or why the child was not heard (3 kap. 3 § SoL). */
  readonly childsView: string;
  /** One sentence on the child's best interests, in both outcomes (3 kap. 1 § SoL). */
  readonly bestInterests: string;
  /**
   * Confirms that two identifiers of the child were compared, since two children have been taken
   * for one before.
   */
  readonly identifiersChecked: true;
  readonly override: string | null;
};

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
