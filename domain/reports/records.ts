import type { SignatoryRole } from '../access/roles.ts';
import type { StatedEvent } from '../report/report-content.ts';

/** Who co-signs a report: asked, left out by the author, or signed by sending. */
export type SignOff = {
  readonly asked: readonly SignatoryRole[];
  /** Left out by the author: `notAsked: secrecy`, a complete answer. */
  readonly excluded: readonly SignatoryRole[];
  /** The author who is a required signatory has signed by sending. */
  readonly signedBySending: SignatoryRole | null;
};

/** A later addition to a report; what was sent is never edited. */
export type Supplement = { readonly text: string; readonly events: readonly StatedEvent[] };

export type SupplementReading = { readonly newWorry: boolean; readonly note: string | null };
