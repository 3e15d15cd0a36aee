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
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
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

/** Which letters are asked for: of which stream and sides. */
type LetterFilter = { readonly streamId: string; readonly sides: readonly RowSide[] };

const filtered = 'where stream_id = :streamId and side = any(:sides)';

/** A page of the letters that row-level security shows as well, oldest first. */
export async function readLetterPage(
  tx: Tx,
  of: LetterFilter,
  page: RowPage,
): Promise<PagedRows<LetterInfo>> {
  return readPage(tx, infos, { where: filtered, order: 'made_at, id', bindings: of }, page);
}

/** One letter: by its id, or the first of a kind. */
export async function findLetter(
  tx: Tx,
  {
    which,
    ...of
  }: LetterFilter & {
    readonly which: { readonly letterId: string } | { readonly kind: LetterKind };
  },
): Promise<LetterInfo | undefined> {
  const by = 'kind' in which ? 'kind = :kind order by made_at, id limit 1' : 'id = :letterId';
  return readRow(tx, infos, `${filtered} and ${by}`, { ...of, ...which });
}

/** Those of these steps whose letters have been made. */
export async function stepsMade(
  tx: Tx,
  streamId: string,
  steps: readonly string[],
): Promise<ReadonlySet<string>> {
  const those = 'where stream_id = ? and step = any(?)';
  const made = await readRows(tx, only(infos, 'step'), those, [streamId, steps]);
  return new Set(made.map(({ step }) => step));
}

export async function readSealedLetter(tx: Tx, id: string): Promise<Buffer | undefined> {
  return (await readRow(tx, only(letters, 'sealed'), 'where id = ?', [id]))?.sealed;
}
