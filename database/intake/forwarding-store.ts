import type { Knex } from 'knex';
import {
  count,
  flag,
  insertRows,
  instant,
  only,
  orNull,
  readRow,
  readRows,
  table,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const forwardings = table('forwarding', {
  /** That of the fact that says so. */
  id: uuid('id'),
  fromId: uuid('from_id'),
  toMunicipalityId: uuid('to_municipality_id'),
  forwardedAt: instant('forwarded_at'),
  /** The report there; null until the worker has made it. */
  toId: orNull(uuid('to_id')),
  takenAt: orNull(instant('taken_at')),
  /** The last fact that was carried there, by its number here. */
  carriedSeq: count('carried_seq'),
  /** The last fact that was carried back, by its number there. */
  returnedSeq: count('returned_seq'),
  waiting: flag('waiting'),
});
export type ForwardingRow = RowOf<typeof forwardings>;

const begun = only(forwardings, 'id', 'fromId', 'toMunicipalityId', 'forwardedAt');

/** Leaves a report for the worker to bring to another tenant. */
export async function leaveForwarding(tx: Tx, row: RowOf<typeof begun>): Promise<void> {
  await insertRows(tx, { ...begun, name: forwardings.name }, [row]);
}

const made = only(
  forwardings,
  'id',
  'fromId',
  'toMunicipalityId',
  'forwardedAt',
  'toId',
  'takenAt',
);

/** Notes a report of the same municipality that another one goes on as, so that it is carried there. */
export async function leaveMade(tx: Tx, row: RowOf<typeof made>): Promise<void> {
  await insertRows(tx, { ...made, name: forwardings.name }, [row]);
}

/**
 * Those that there may be something to carry for, the longest under way first.
 *
 * @param after the id of the last one that was read before; undefined for the first page
 */
export async function waitingForwardings(
  db: Knex,
  { most, after }: { readonly most: number; readonly after: string | undefined },
): Promise<readonly ForwardingRow[]> {
  const waiting = 'where waiting and (:after::uuid is null or id > :after) order by id limit :most';
  return readRows(db, forwardings, waiting, { most, after: after ?? null });
}

/** Locks one, after its streams, as every deed on them does. */
export async function lockForwarding(tx: Tx, id: string): Promise<ForwardingRow | undefined> {
  return readRow(tx, forwardings, 'where id = ? for update', [id]);
}

/** Notes the report that was made there. What has come for it meanwhile is still to be carried. */
export async function noteArrival(tx: Tx, id: string, toId: string): Promise<void> {
  await updateRow(tx, forwardings, id, { toId });
}

export type Carried = Pick<ForwardingRow, 'takenAt' | 'carriedSeq' | 'returnedSeq'>;

/** Notes what was carried, and that nothing waits until another fact says so. */
export async function noteCarried(tx: Tx, id: string, carried: Carried): Promise<void> {
  await updateRow(tx, forwardings, id, { ...carried, waiting: false });
}
