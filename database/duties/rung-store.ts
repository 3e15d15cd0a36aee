import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export async function moveLadder(
  tx: Tx,
  dutyId: string,
  next: { readonly number: number; readonly at: Instant } | undefined,
): Promise<void> {
  await tx.raw(`update duty set next_rung = ?, next_rung_at = ? where id = ?`, [
    next?.number ?? 0,
    next?.at ?? null,
    dutyId,
  ]);
}

export type RungRow = {
  readonly dutyId: string;
  readonly number: number;
  readonly streamId: string;
  readonly side: 'sender' | 'receiver';
  readonly dueAt: Instant;
  readonly firedAt: Instant;
  /** After an outage missed rungs are recorded in order; only the newest notifies. */
  readonly notified: boolean;
  readonly toTargets: readonly string[];
};

/** @returns false when this rung already stands in the record */
export async function insertRung(tx: Tx, rung: RungRow): Promise<boolean> {
  const done = await tx.raw(
    `insert into duty_rung (duty_id, number, stream_id, side, due_at, fired_at, notified, to_targets)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning number`,
    [
      rung.dutyId,
      rung.number,
      rung.streamId,
      rung.side,
      rung.dueAt,
      rung.firedAt,
      rung.notified,
      rung.toTargets as string[],
    ],
  );
  return rowsOf(done).length > 0;
}

export type FiredRung = {
  readonly dutyId: string;
  readonly number: number;
  readonly firedAt: Instant;
  readonly toTargets: readonly string[];
};

export async function readRungs(tx: Tx, streamId: string): Promise<readonly FiredRung[]> {
  return rowsOf<Omit<FiredRung, 'firedAt'> & { firedAt: Date }>(
    await tx.raw(
      `select duty_id as "dutyId", number, fired_at as "firedAt", to_targets as "toTargets"
       from duty_rung where stream_id = ? order by fired_at, number`,
      [streamId],
    ),
  ).map((row) => ({ ...row, firedAt: instantOf(row.firedAt) }));
}
