import type { RowSide } from '../../domain/access/roles.ts';
import {
  bytes,
  insertRows,
  instant,
  only,
  orNull,
  readRow,
  readRows,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';
import type { LetterKind } from '../../domain/areas.ts';

const infos = table('letter', {
  id: uuid('id'),
  streamId: uuid('stream_id'),
  kind: text<LetterKind>('kind'),
  side: text<RowSide>('side'),
  /**
   * The name under which the letter is made once: unique in its stream, so that a repeated attempt
   * stores no second one.
   */
  step: text('step'),
  about: orNull(uuid('about')),
  madeAt: instant('made_at'),
  /**
   * Over `sealed`: a hash of the document itself would let anybody confirm a guess of what it says.
   */
  sha256: bytes('sha256'),
});
export type LetterInfo = RowOf<typeof infos>;

const letters = table('letter', { ...infos.columns, sealed: bytes('sealed') });
export type LetterRow = RowOf<typeof letters>;

export async function insertLetter(tx: Tx, letter: LetterRow): Promise<void> {
  await insertRows(tx, letters, [letter]);
}

export async function readLetters(tx: Tx, streamId: string): Promise<readonly LetterInfo[]> {
  return readRows(tx, infos, 'where stream_id = ? order by made_at, id', [streamId]);
}

export async function readSealedLetter(tx: Tx, id: string): Promise<Buffer | undefined> {
  return (await readRow(tx, only(letters, 'sealed'), 'where id = ?', [id]))?.sealed;
}
