import type { FactKind } from '../../domain/kinds.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import {
  bytes,
  count,
  insertRows,
  instant,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

/** A fact as stored: the columns that may stand in clear, and everything else of it in `sealed`. */
export const facts = table('fact', {
  id: uuid('id'),
  streamId: uuid('stream_id'),
  seq: count('seq'),
  kind: text<FactKind>('kind'),
  side: text<RowSide>('side'),
  occurredAt: instant('occurred_at'),
  personId: orNull(uuid('person_id')),
  clientId: orNull(uuid('client_id')),
  assignmentId: orNull(uuid('assignment_id')),
  role: orNull(text('role')),
  outcome: orNull(text('outcome')),
  /** Id of the meeting, supplement or person that the fact is about. */
  about: orNull(uuid('about')),
  /** The time of a meeting. */
  at: orNull(instant('at')),
  assurance: orNull(text('assurance')),
  contentHash: orNull(bytes('content_hash')),
  sealed: orNull(bytes('sealed')),
  /** The fact that this one takes the place of, which then no longer counts. */
  corrects: orNull(uuid('corrects')),
});
export type FactRow = RowOf<typeof facts>;

export async function insertFacts(tx: Tx, rows: readonly FactRow[]): Promise<void> {
  await insertRows(tx, facts, rows);
}

/**
 * The facts of these kinds that row-level security shows, in the order they were recorded.
 *
 * @param after the number of the last fact that is known already. Default: none is
 */
export async function readFacts(
  tx: Tx,
  streamId: string,
  kinds: readonly FactKind[],
  after = 0,
): Promise<readonly FactRow[]> {
  return readRows(tx, facts, 'where stream_id = ? and kind = any(?) and seq > ? order by seq', [
    streamId,
    kinds,
    after,
  ]);
}

/** Which facts of a stream are asked for: of which kinds and sides, and what they hang on. */
export type FactFilter = {
  readonly streamId: string;
  readonly kinds: readonly FactKind[];
  readonly sides: readonly RowSide[];
  /** The meeting or supplement that they are about. */
  readonly about?: string | undefined;
};

const filtered = ({ about }: Pick<FactFilter, 'about'>): string =>
  `where stream_id = :streamId and kind = any(:kinds) and side = any(:sides)
   ${about === undefined ? '' : 'and about = :about'}`;

/** A page of the facts that row-level security shows as well, in the order they were recorded. */
export async function readFactPage(
  tx: Tx,
  filter: FactFilter,
  page: RowPage,
): Promise<PagedRows<FactRow>> {
  const paged = { where: filtered(filter), order: 'seq', bindings: { ...filter } };
  return readPage(tx, facts, paged, page);
}

/** One fact by its id, when it is one of those asked for. */
export async function readFact(
  tx: Tx,
  filter: FactFilter & { readonly id: string },
): Promise<FactRow | undefined> {
  return readRow(tx, facts, `${filtered(filter)} and id = :id`, { ...filter });
}

/** The fact with this id and those that hang on it, in the order they were recorded. */
export async function readFactsAbout(
  tx: Tx,
  { streamId, kinds, id }: Pick<FactFilter, 'streamId' | 'kinds'> & { readonly id: string },
  after = 0,
): Promise<readonly FactRow[]> {
  const about = `where stream_id = ? and (id = ? or about = ?) and kind = any(?) and seq > ?
    order by seq`;
  return readRows(tx, facts, about, [streamId, id, id, kinds, after]);
}

/** The first `most` facts that were recorded after the one with this number. */
export async function readNewerFacts(
  tx: Tx,
  filter: FactFilter & { readonly after: number; readonly most: number },
): Promise<readonly FactRow[]> {
  const newer = 'and seq > :after order by seq limit :most';
  return readRows(tx, facts, `${filtered(filter)} ${newer}`, { ...filter });
}

/** The facts with these ids that row-level security shows, in the order they were recorded. */
export async function readFactsById(
  tx: Tx,
  streamId: string,
  ids: readonly string[],
): Promise<readonly FactRow[]> {
  return readRows(tx, facts, 'where stream_id = ? and id = any(?) order by seq', [streamId, ids]);
}

const correcting = selection('fact', { id: uuid('id'), corrects: uuid('corrects') });

/** The corrections of these facts, by the id of what they correct. */
export async function readCorrections(
  tx: Tx,
  streamId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const of = 'where stream_id = ? and corrects = any(?)';
  const found = await readRows(tx, correcting, of, [streamId, ids]);
  return new Map(found.map(({ id, corrects }) => [corrects, id]));
}

const recordedKinds = selection('unnest(?::text[]) as wanted (kind)', {
  kind: text<FactKind>('wanted.kind'),
});

/** Those of these kinds of which the stream has a fact that row-level security shows. */
export async function kindsRecorded(
  tx: Tx,
  streamId: string,
  kinds: readonly FactKind[],
): Promise<readonly FactKind[]> {
  const there = 'where exists (select from fact f where f.stream_id = ? and f.kind = wanted.kind)';
  const found = await readRows(tx, recordedKinds, there, [kinds, streamId]);
  return found.map(({ kind }) => kind);
}
