import type { SignatoryRole } from '../access/roles.ts';
import type { Status } from '../report/status.ts';
import type { Instant } from '../calendar/time.ts';

/** What the first workflow of a report sees of it; `workflows/first` says how long it is kept. */
export type ReportState = {
  readonly status: Status;
  readonly openDuties: number;
  readonly signatories: readonly { readonly role: SignatoryRole; readonly settled: boolean }[];
  readonly assessed: boolean;
  readonly concluded: boolean;
  readonly feedbackOwed: boolean;
  /** Meeting invitations, oldest first, as ids of their facts. */
  readonly invitations: readonly string[];
  /** Steps of the letters that are made. */
  readonly documents: readonly string[];
  readonly nextRungAt: Instant | null;
};

export type SituationState = {
  readonly held: boolean;
  readonly openDuties: number;
  readonly nextRungAt: Instant | null;
};
