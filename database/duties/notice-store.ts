import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type NoticeRow = {
  readonly id: string;
  readonly personId: string;
  readonly dutyId: string;
  readonly streamId: string;
  readonly rung: number;
  readonly madeAt: Instant;
};

/** Once per person and rung, however often it is asked for. */
export async function insertNotice(tx: Tx, notice: NoticeRow): Promise<void> {
  await tx.raw(
    `insert into notice (id, person_id, duty_id, stream_id, rung, made_at)
     values (?, ?, ?, ?, ?, ?)
     on conflict (duty_id, rung, person_id) do nothing`,
    [notice.id, notice.personId, notice.dutyId, notice.streamId, notice.rung, notice.madeAt],
  );
}

/** `dutyId` is null where the fence hides the duty: it is the other side's. */
export type ReceivedNotice = Pick<NoticeRow, 'streamId' | 'rung' | 'madeAt'> & {
  readonly dutyId: string | null;
};

/** The newest first. */
export async function readNotices(
  tx: Tx,
  personId: string,
  limit: number,
): Promise<readonly ReceivedNotice[]> {
  return rowsOf<Omit<ReceivedNotice, 'madeAt'> & { madeAt: Date }>(
    await tx.raw(
      `select d.id as "dutyId", n.stream_id as "streamId", n.rung, n.made_at as "madeAt"
       from notice n left join duty d on d.id = n.duty_id
       where n.person_id = ? order by n.made_at desc, n.id limit ?`,
      [personId, limit],
    ),
  ).map((row) => ({ ...row, madeAt: instantOf(row.madeAt) }));
}
