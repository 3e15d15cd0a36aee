import { dutyKinds, dutyRules } from '../areas.ts';
import { compareInstants, type Instant } from '../calendar/time.ts';
import type { DutyKind } from '../kinds.ts';

/** The duties whose last day a statute gives. */
export const legalKinds: readonly DutyKind[] = dutyKinds.filter(
  (kind) => dutyRules[kind].kind === 'legal',
);

/** What the order of work follows from. */
type Work = { readonly kind: DutyKind; readonly acute: boolean; readonly dueAt: Instant };

/**
 * Where an open duty stands among all that somebody has to do: an acute report that nobody has opened
 * (0) before what is late, of that what a statute gives its last day (1) before the rest (2), and then
 * what is due later (3). Within each the earliest due comes first.
 */
export function workRank({ kind, acute, dueAt }: Work, at: Instant): 0 | 1 | 2 | 3 {
  if (kind === 'openReport' && acute) return 0;
  if (compareInstants(dueAt, at) > 0) return 3;
  return legalKinds.includes(kind) ? 1 : 2;
}

/** The duties in the order in which they are done. */
export function inWorkOrder<Duty extends Work>(
  duties: readonly Duty[],
  at: Instant,
): readonly Duty[] {
  return duties.toSorted(
    (a, b) => workRank(a, at) - workRank(b, at) || compareInstants(a.dueAt, b.dueAt),
  );
}
