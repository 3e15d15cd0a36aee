import type { Lookup } from './records.ts';

/** A report that tells of the same child, or of a sibling, as one that came in before it. */
export type FoundLink = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'repeats' | 'siblingOf';
};

/**
 * The links that a registration's search has found. Reports are linked and never merged: each keeps
 * its own reporter, clocks and answer. A link goes from the later report to the earlier, which their
 * ids tell, so that it is the same link whichever of the two is registered.
 */
export function foundLinks(reportId: string, { child, siblings }: Lookup): readonly FoundLink[] {
  const link = (kind: FoundLink['kind']) => (other: string) => {
    const [to = '', from = ''] = [reportId, other].toSorted();
    return { from, to, kind };
  };
  return [
    ...child.reports.map(link('repeats')),
    ...siblings.flatMap(({ reports }) => reports.map(link('siblingOf'))),
  ];
}
