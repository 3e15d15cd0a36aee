import type { LetterFact } from '../areas.ts';
import type { Instant } from '../calendar/time.ts';
import type { AgencyKind, ReportContent } from '../report/report-content.ts';
import type { NamedContact } from '../named-contact.ts';
import type { Channel } from '../report/status.ts';
import type { NamedArea } from '../settings/areas.ts';
import type { LetterKind } from '../areas.ts';

/**
 * What every letter of a report is made from. It is read from the facts each time and never from an
 * earlier letter, because a reused letter has shown one child's case in another's (JO 2437-2006).
 */
export type ReportForLetters = {
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly channel: Channel;
  /** SHA-256 of the frozen bytes, 64 hexadecimal digits. */
  readonly contentHash: string;
  readonly legalBasis: string;
  readonly agencyKind: AgencyKind;
  readonly protectedContact: boolean;
  readonly content: ReportContent;
  readonly municipality: string;
  /** What the municipality calls the areas of the intake form. */
  readonly areas: readonly NamedArea[];
  /** Phone number of the municipality's reception; null when it is not known. */
  readonly phone: string | null;
  /** Whom the family may call: who holds the case, else the municipality. */
  readonly contact: NamedContact;
};

export type LetterSource<K extends LetterKind = LetterKind> = ReportForLetters & {
  readonly kind: K;
  /** The fact that made it due. */
  readonly fact: LetterFact<K>;
  /** The addressee as a place (`guardian1`), never a name; null for a letter without one. */
  readonly to: string | null;
  readonly madeAt: Instant;
};
