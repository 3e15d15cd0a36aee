import { inSight } from '../../domain/access/in-sight.ts';
import { readLetters, type LetterInfo } from '../../database/letters/letter-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { StreamRow } from '../acting/stream-adapter.ts';
import { dueLetters, type LetteredStream } from './due-letters.ts';

export type LetterView = {
  readonly id: string;
  readonly kind: LetterInfo['kind'];
  /** The addressee as a place (`guardian1`), never a name; null for a kind without addressees. */
  readonly to: string | null;
  readonly madeAt: string;
  readonly sha256: string;
};

/** The letters of the caller's side, oldest first. */
export async function lettersInSight<Row extends StreamRow>(
  tx: Tx,
  call: Call,
  stream: LetteredStream<Row>,
): Promise<readonly LetterView[]> {
  const letters = (await readLetters(tx, stream.row.id)).filter((one) => inSight(call.actor, one));
  // Addressees are stored only in the sealed part of the fact that made a letter due, so they are
  // read from there.
  const kinds = [...new Set(letters.map(({ kind }) => kind))];
  const due = await dueLetters(tx, stream, kinds);
  const to = new Map(due.map((letter) => [letter.step, letter.to]));
  return letters.map((letter) => ({
    id: letter.id,
    kind: letter.kind,
    to: to.get(letter.step) ?? null,
    madeAt: letter.madeAt,
    sha256: letter.sha256.toString('hex'),
  }));
}
