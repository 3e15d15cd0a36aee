import type { ShownCounts, TermCounts } from './term-records.ts';

/** The least count that is shown. A smaller one could be told apart from the people behind it. */
const least = 5;

const shown = (count: number): number | null => (count < least ? null : count);
/** A rest that would tell of few; one of nobody tells of none. */
const isFew = (rest: number): boolean => rest > 0 && rest < least;

/**
 * A term's counts as they are shown: null for a cell under five, and for the part of another whose
 * rest is one (routine §11).
 */
export function shownCounts({ reports, followUps, followUpsInTime }: TermCounts): ShownCounts {
  const tellsOfRest = isFew(followUps - followUpsInTime);
  return {
    reports: shown(reports),
    followUps: shown(followUps),
    followUpsInTime: tellsOfRest ? null : shown(followUpsInTime),
  };
}
