import type { SignatoryRole } from '../access/roles.ts';
import type { Status } from '../report/status.ts';
import type { Instant } from '../calendar/time.ts';

/** What the conductor sees of a report: ids, states and instants, never a word of the case. */
export type ReportState = {
  readonly status: Status;
  /** Duties of the report still open, on either side. */
  readonly openDuties: number;
  readonly signatories: readonly { readonly role: SignatoryRole; readonly settled: boolean }[];
  readonly assessed: boolean;
  readonly concluded: boolean;
  readonly feedbackOwed: boolean;
  /** Meeting invitations, oldest first, as ids of their facts. */
  readonly invitations: readonly string[];
  /** Steps whose document stands in the archive. */
  readonly documents: readonly string[];
  readonly nextRungAt: Instant | null;
};

/** What the conductor sees of an acute situation. */
export type SituationState = {
  readonly held: boolean;
  readonly openDuties: number;
  readonly nextRungAt: Instant | null;
};

/** `gone`: the database knows no such stream, as after an older backup was restored. */
export type Seen<T> = { readonly is: 'here'; readonly state: T } | { readonly is: 'gone' };
