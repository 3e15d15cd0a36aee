import type { SignatoryRole } from '../access/roles.ts';
import type { LocalDate } from '../calendar/time.ts';
import type { Attachment } from '../report/attachment.ts';
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
export type Supplement = {
  readonly text: string;
  readonly events: readonly StatedEvent[];
  /** Those from before there were any lack them. */
  readonly attachments?: readonly Attachment[];
};

/** Of a report that an agency's system sent in somebody's name: whether she says that it was hers. */
export const authorships = ['claimed', 'denied'] as const;
export type Authorship = (typeof authorships)[number];

/** What the author is asked to complete the report with, in words that cross to her. */
export type CompletionRequest = { readonly question: string };

/** Which letter of a report: the fact that it came of, and its addressee as a place. */
export type LetterSent = { readonly letterOf: string; readonly to: string };

/**
 * What became of a letter to the family: it was sent or handed over, it did not reach her, or nobody
 * tries any longer. `resolves` names the delivery that failed, which this one makes up for.
 */
export type Delivery = LetterSent & {
  readonly on: LocalDate;
  readonly by: string;
} & (
    | {
        readonly outcome: 'sent' | 'handedOver';
        readonly how: string;
        readonly resolves: string | null;
      }
    | { readonly outcome: 'notDelivered'; readonly why: string }
    | { readonly outcome: 'givenUp'; readonly why: string; readonly resolves: string }
  );

export type SupplementReading = { readonly newWorry: boolean; readonly note: string | null };
