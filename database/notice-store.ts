import type { Instant } from '../domain/time.ts';
import { instantOf, rowsOf } from './rows.ts';
import type { Tx } from './transaction.ts';

export type NoticeRow = {
  readonly id: string;
  readonly personId: string;
  readonly dutyId: string;
  readonly rung: number;
  readonly madeAt: Instant;
};

/** Once per person and rung, however often it is asked for. */
export const insertNotice = async (tx: Tx, notice: NoticeRow): Promise<void> => {
  await tx.raw(
    `insert into notice (id, person_id, duty_id, rung, made_at) values (?, ?, ?, ?, ?)
     on conflict (duty_id, rung, person_id) do nothing`,
    [notice.id, notice.personId, notice.dutyId, notice.rung, notice.madeAt],
  );
};

export const readNotices = async (
  tx: Tx,
  personId: string,
  limit: number,
): Promise<readonly NoticeRow[]> =>
  rowsOf<Omit<NoticeRow, 'madeAt'> & { madeAt: Date }>(
    await tx.raw(
      `select id, person_id as "personId", duty_id as "dutyId", rung, made_at as "madeAt"
       from notice where person_id = ? order by made_at desc, id limit ?`,
      [personId, limit],
    ),
  ).map((row) => ({ ...row, madeAt: instantOf(row.madeAt) }));
