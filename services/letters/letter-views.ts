import { sideOf } from '../../domain/access/actor.ts';
import { sidesInSight } from '../../domain/access/in-sight.ts';
import { readLetterPage, type LetterInfo } from '../../database/letters/letter-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Listed, Page } from '../acting/page.ts';
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

/** A page of the letters of the caller's side, oldest first. An auditor reads none. */
export async function lettersInSight<Row extends StreamRow>(
  tx: Tx,
  call: Call,
  stream: LetteredStream<Row>,
  page: Page,
): Promise<Listed<LetterView>> {
  if (sideOf(call.actor) === 'auditor') return { total: 0, items: [] };
  const of = { streamId: stream.row.id, sides: sidesInSight(call.actor) };
  const { total, rows: letters } = await readLetterPage(tx, of, page);
  // Addressees are stored only in the sealed part of the fact that made a letter due, so they are
  // read from there.
  const due = await dueLetters(tx, stream, letters);
  const to = new Map(due.map((letter) => [letter.step, letter.to]));
  const items = letters.map((letter) => ({
    id: letter.id,
    kind: letter.kind,
    to: to.get(letter.step) ?? null,
    madeAt: letter.madeAt,
    sha256: letter.sha256.toString('hex'),
  }));
  return { total, items };
}
