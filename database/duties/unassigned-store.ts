import { legalKinds } from '../../domain/duties/work-order.ts';
import { isAway } from '../away.ts';
import type { RowPage } from '../pages.ts';
import { count, readRow, readRows, selection } from '../rows.ts';
import type { Tx } from '../transaction.ts';
import { foundWork, workOrder, workRow, type WorkRow } from './work-row.ts';
import type { WorkScope } from './work-store.ts';

/**
 * Of whose case nobody is at work on: leaders hold it until it is given to an officer, and an officer
 * who is away or has left her function is not there. Holders are few, so that they are found one after
 * the other in the index, and the reports of those who are there are not read.
 */
const inWork = `r.municipality_id = :municipalityId and r.status in ('opened', 'assessed')`;
const unassigned = `with recursive holder (id) as (
    (select r.owner_person_id from report r where ${inWork} order by 1 limit 1)
    union all
    select (select r.owner_person_id from report r where ${inWork} and r.owner_person_id > h.id
      order by 1 limit 1) from holder h where h.id is not null)
  select l.id from holder h cross join unnest(array['officer', 'ifoChef', 'deputyIfoChef']) as f (role)
  cross join lateral (select r.id from report r where ${inWork} and r.owner_person_id = h.id
    and r.owner_role = f.role order by r.received_at, r.id limit :most) l
  where f.role <> 'officer' or ${isAway('h.id')} or not exists (select from assignment a
    where a.person_id = h.id and a.role = 'officer'
      and a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at))
  limit :most`;
const next = `(select f.* from (${unassigned}) r cross join lateral (select ${workRow} from duty d
  where d.stream_id = r.id and d.state = 'open' and d.side = 'receiver'
    and d.kind = any(:kinds)
  order by rank, due_at, id limit 1) f) f`;

type Of = Pick<WorkScope, 'municipalityId' | 'at'>;

/**
 * What has to be done next in each opened report that nobody is at work on, as far as row-level
 * security shows: of no more than `most` of them.
 */
export async function readUnassigned(
  tx: Tx,
  { kinds, municipalityId, at }: Of & Pick<WorkScope, 'kinds'>,
  { most, limit, offset }: RowPage & { readonly most: number },
): Promise<readonly WorkRow[]> {
  const bindings = {
    municipalityId,
    at,
    kinds: [...kinds],
    legal: [...legalKinds],
    most,
    limit,
    offset,
  };
  const order = `order by ${workOrder} limit :limit offset :offset`;
  return readRows(tx, { ...foundWork, from: next }, order, bindings);
}

export async function countUnassigned(tx: Tx, of: Of, most: number): Promise<number> {
  const some = selection(`(${unassigned}) r`, { total: count('count(*)') });
  return (await readRow(tx, some, '', { ...of, most }))?.total ?? 0;
}
