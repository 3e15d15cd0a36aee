import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';
import type { LetterKind } from '../../domain/areas.ts';

export type { LetterKind };

export type LetterRow = {
  readonly id: string;
  readonly streamId: string;
  readonly kind: LetterKind;
  readonly side: RowSide;
  /** Idempotency key of its making: the workflow's step, unique in its stream. */
  readonly step: string;
  readonly about: string | null;
  readonly madeAt: Instant;
  /** Over `sealed`, never over the document itself. */
  readonly sha256: Buffer;
  readonly sealed: Buffer;
};

export async function insertLetter(tx: Tx, letter: LetterRow): Promise<void> {
  await tx.raw(
    `insert into letter (id, stream_id, kind, side, step, about, made_at, sha256, sealed)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      letter.id,
      letter.streamId,
      letter.kind,
      letter.side,
      letter.step,
      letter.about,
      letter.madeAt,
      letter.sha256,
      letter.sealed,
    ],
  );
}

export type LetterInfo = Omit<LetterRow, 'sealed'>;

export async function readLetters(tx: Tx, streamId: string): Promise<readonly LetterInfo[]> {
  return rowsOf<Omit<LetterInfo, 'madeAt'> & { madeAt: Date }>(
    await tx.raw(
      `select id, stream_id as "streamId", kind, side, step, about, made_at as "madeAt", sha256
       from letter where stream_id = ? order by made_at, id`,
      [streamId],
    ),
  ).map((row) => ({ ...row, madeAt: instantOf(row.madeAt) }));
}

export async function readSealedLetter(tx: Tx, id: string): Promise<Buffer | undefined> {
  return rowsOf<{ sealed: Buffer }>(await tx.raw(`select sealed from letter where id = ?`, [id]))[0]
    ?.sealed;
}
