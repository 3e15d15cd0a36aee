import type { SignatoryRole } from '../access/roles.ts';
import type { StatedEvent } from '../report/report-content.ts';

/** Who co-signs a report: asked, left out by the author, or signed by sending. */
export type SignOff = {
  readonly asked: readonly SignatoryRole[];
  /**
   * Left out by the author. They are recorded as *not asked* for secrecy, and the report lacks
   * nothing.
   */
  readonly excluded: readonly SignatoryRole[];
  /**
   * The author's own function when it is required to sign: she has signed by sending the report.
   */
  readonly signedBySending: SignatoryRole | null;
};

/** A later addition to a report; what was sent is never edited. */
export type Supplement = { readonly text: string; readonly events: readonly StatedEvent[] };

export type SupplementReading = { readonly newWorry: boolean; readonly note: string | null };
