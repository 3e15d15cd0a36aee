import type { Instant } from '../calendar/time.ts';
import type { LetterBranch } from '../letters/letter-rule.ts';

/** A letter to be made. `step` is the name under which it is made once in its stream. */
export type WantedLetter = { readonly branch: LetterBranch; readonly step: string };

/**
 * What a workflow sees of its stream: counts, instants and steps of letters, never a word of the
 * case.
 */
export type StreamView = {
  /** Duties of the stream still open, on either side. */
  readonly openDuties: number;
  readonly nextRungAt: Instant | null;
  /** Letters that the facts have made due and that are not made yet. */
  readonly letters: readonly WantedLetter[];
  /** Whether nothing is left to wait for, unless letters are still to be made. */
  readonly ended: boolean;
};

/** `gone`: the database knows no such stream, as after an older backup was restored. */
export type Seen<T> = { readonly is: 'here'; readonly state: T } | { readonly is: 'gone' };
