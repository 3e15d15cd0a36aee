/** Looks through a file piece by piece and keeps no more of it than a pattern may be long. */
export type Inspector = {
  readonly take: (piece: Buffer) => void;
  readonly verdict: () => Verdict;
};

/** `active`: it can run something. `locked`: nobody can tell. `unknown`: it is not what it seemed. */
export type Verdict = 'fine' | 'active' | 'locked' | 'unknown';

/** How much of one piece is looked at once more with the next, so that no pattern is cut in two. */
const overlap = 256;

/**
 * Looks for patterns in the bytes, each as a character.
 *
 * @param on `see` is given every part of the text whole that is not longer than `overlap`, and some
 *   of them twice; before that `normal` writes what may be written in many ways in one. `take` is
 *   given every character once
 */
export function inspectText(on: {
  readonly normal?: (text: string) => string;
  readonly see: (text: string) => void;
  readonly take?: (text: string) => void;
  readonly verdict: () => Verdict;
}): Inspector {
  let tail = '';
  return {
    take: (piece) => {
      const text = piece.toString('latin1');
      const seen = on.normal?.(tail + text) ?? tail + text;
      on.see(seen);
      on.take?.(text);
      tail = seen.slice(-overlap);
    },
    verdict: on.verdict,
  };
}
