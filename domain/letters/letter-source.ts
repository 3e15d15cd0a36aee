import type { LetterFact } from '../areas.ts';
import type { Instant } from '../calendar/time.ts';
import type { AgencyKind, ReportContent } from '../report/report-content.ts';
import type { LetterKind } from '../areas.ts';

export type LetterContact = { readonly name: string; readonly phone: string | null };

/** What every letter of a report is made from: fresh facts, never an earlier letter (JO 2437-2006). */
export type ReportForLetters = {
  readonly reference: string;
  readonly receivedAt: Instant;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly contentHash: string;
  readonly legalBasis: string;
  readonly agencyKind: AgencyKind;
  readonly protectedContact: boolean;
  readonly content: ReportContent;
  readonly municipality: string;
  /** Of the municipality's reception; null when it is not known. */
  readonly phone: string | null;
  /** Whom the family may call: who holds the case, else the municipality. */
  readonly contact: LetterContact;
};

/** One letter to be drawn. */
export type LetterSource<K extends LetterKind = LetterKind> = ReportForLetters & {
  readonly kind: K;
  /** The fact that made it due. */
  readonly fact: LetterFact<K>;
  /** Its addressee, as a place. */
  readonly to: string | null;
  readonly madeAt: Instant;
};
