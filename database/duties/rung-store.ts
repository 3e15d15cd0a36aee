import type { Instant } from '../../domain/calendar/time.ts';
import {
  flag,
  insertRows,
  instant,
  int,
  only,
  readRows,
  selection,
  table,
  text,
  texts,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';
import { duties } from './duty-store.ts';

export async function moveLadder(
  tx: Tx,
  dutyId: string,
  next: { readonly number: number; readonly at: Instant } | undefined,
): Promise<void> {
  const rung = { nextRung: next?.number ?? 0, nextRungAt: next?.at ?? null };
  await updateRow(tx, duties, dutyId, rung);
}

const rungs = table('duty_rung', {
  dutyId: uuid('duty_id'),
  number: int('number'),
  streamId: uuid('stream_id'),
  side: text<'sender' | 'receiver'>('side'),
  dueAt: instant('due_at'),
  firedAt: instant('fired_at'),
  /**
   * Whether people were told. After an outage all missed rungs are recorded in order, and only the
   * newest of them notifies.
   */
  notified: flag('notified'),
  toTargets: texts('to_targets'),
});
export type RungRow = RowOf<typeof rungs>;

/** @returns false, with nothing written, when this rung is recorded already */
export async function insertRung(tx: Tx, rung: RungRow): Promise<boolean> {
  return (await insertRows(tx, rungs, [rung], 'on conflict do nothing')) > 0;
}

const newest = selection(
  `unnest(:dutyIds::uuid[]) as wanted (id) cross join lateral (
     select * from duty_rung r where r.duty_id = wanted.id order by r.number desc limit :most) as r`,
  only(rungs, 'dutyId', 'number', 'firedAt', 'toTargets').columns,
);
export type FiredRung = RowOf<typeof newest>;

/** The newest `most` rungs of each of these duties, in the order in which they fired. */
export async function readRungs(
  tx: Tx,
  dutyIds: readonly string[],
  most: number,
): Promise<readonly FiredRung[]> {
  return readRows(tx, newest, 'order by fired_at, number', { dutyIds, most });
}
