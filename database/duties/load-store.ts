import type { Instant } from '../../domain/calendar/time.ts';
import { count, readRows, selection, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const loads = selection(
  `(select h.*, (select count(*) from (select 1 from report r
      where r.municipality_id = :municipalityId and r.owner_person_id = h.person_id
        and r.status in ('opened', 'assessed') limit :most) x) as open_cases
    from duties_in_hand(:municipalityId, :personIds, :at, :until, :most) h) l`,
  {
    personId: uuid('person_id'),
    openCases: count('open_cases'),
    dueSoon: count('due_soon'),
    late: count('late'),
  },
);
export type Load = RowOf<typeof loads>;

/**
 * How much each of these people has in hand in a municipality: cases that are not concluded, duties due
 * by an instant and not late yet, and late ones. No more than `most` of each are counted.
 */
export async function readLoads(
  tx: Tx,
  of: {
    readonly municipalityId: string;
    readonly personIds: readonly string[];
    readonly at: Instant;
    readonly until: Instant;
    readonly most: number;
  },
): Promise<readonly Load[]> {
  return readRows(tx, loads, '', of);
}
