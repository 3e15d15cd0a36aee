import {
  insertRows,
  instant,
  int,
  orNull,
  readRows,
  selection,
  table,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const notices = table('notice', {
  id: uuid('id'),
  personId: uuid('person_id'),
  dutyId: uuid('duty_id'),
  streamId: uuid('stream_id'),
  rung: int('rung'),
  madeAt: instant('made_at'),
});
export type NoticeRow = RowOf<typeof notices>;

/** Stores a notice, once per person and rung however often this is asked for. */
export async function insertNotice(tx: Tx, notice: NoticeRow): Promise<void> {
  await insertRows(tx, notices, [notice], 'on conflict (duty_id, rung, person_id) do nothing');
}

const testNotices = table('test_notice', {
  id: uuid('id'),
  dutyId: uuid('duty_id'),
  streamId: uuid('stream_id'),
  rung: int('rung'),
  madeAt: instant('made_at'),
});

/** Stores a notice for the test mailbox, once per rung. */
export async function insertTestNotice(tx: Tx, notice: RowOf<typeof testNotices>): Promise<void> {
  await insertRows(tx, testNotices, [notice], 'on conflict (duty_id, rung) do nothing');
}

const received = selection('notice n left join duty d on d.id = n.duty_id', {
  /** Null where row-level security hides the duty, which is then the other side's. */
  dutyId: orNull(uuid('d.id')),
  streamId: uuid('n.stream_id'),
  rung: int('n.rung'),
  madeAt: instant('n.made_at'),
});
export type ReceivedNotice = RowOf<typeof received>;

/** A person's notices, the newest first. */
export async function readNotices(
  tx: Tx,
  personId: string,
  limit: number,
): Promise<readonly ReceivedNotice[]> {
  const newest = 'where n.person_id = ? order by n.made_at desc, n.id limit ?';
  return readRows(tx, received, newest, [personId, limit]);
}
