import type { Instant } from '../../domain/calendar/time.ts';
import { count, readRows, selection, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const some = (rows: string): string =>
  `(select count(*) from (select 1 from ${rows} limit :most) x)`;
const due = `duty d where d.assignee_id = p.id and d.municipality_id = :municipalityId
  and d.state = 'open' and d.side = 'receiver'`;

const loads = selection(
  `(select p.id,
    ${some(`report r where r.municipality_id = :municipalityId and r.owner_person_id = p.id
      and r.status in ('opened', 'assessed')`)} as open_cases,
    ${some(`${due} and d.due_at > :at and d.due_at <= :until`)} as due_soon,
    ${some(`${due} and d.due_at <= :at`)} as late
  from unnest(:personIds::uuid[]) as p (id)) l`,
  {
    personId: uuid('id'),
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
