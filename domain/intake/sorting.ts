import type { EventArea, ReportContent } from '../report/report-content.ts';

/** Under which area the receiver files a fact row of the report. The report itself never changes. */
export type Sorting = {
  /** Its place in the frozen content, where the first is 1. */
  readonly row: number;
  readonly area: EventArea;
};

/** A fact row where it counts now, and who filed it there. */
export type SortedRow = Sorting & {
  readonly what: string;
  readonly sortedBy: 'reporter' | 'receiver';
};

/** The fact rows in the order of the report; of several sortings of a row the newest counts. */
export function sortedRows(
  { events }: Pick<ReportContent, 'events'>,
  sortings: readonly Sorting[],
): readonly SortedRow[] {
  return events.map(({ what, area }, index) => {
    const row = index + 1;
    const sorting = sortings.findLast((one) => one.row === row);
    return sorting
      ? { row, what, area: sorting.area, sortedBy: 'receiver' }
      : { row, what, area, sortedBy: 'reporter' };
  });
}
