import type { FactKind } from '../../domain/kinds.ts';
import { only, readRows, selection, text, type RowOf } from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';
import { facts } from './fact-store.ts';

const heads = only(
  facts,
  'id',
  'seq',
  'kind',
  'side',
  'occurredAt',
  'personId',
  'role',
  'outcome',
  'about',
  'at',
  'corrects',
);
/** What of a fact stands in clear. */
export type FactHead = RowOf<typeof heads>;

type OfKinds = { readonly streamId: string; readonly kinds: readonly FactKind[] };

/** The facts of these kinds that row-level security shows, in the order they were recorded. */
export async function readFactHeads(
  tx: Tx,
  { streamId, kinds }: OfKinds,
): Promise<readonly FactHead[]> {
  const those = 'where stream_id = ? and kind = any(?) order by seq';
  return readRows(tx, heads, those, [streamId, kinds]);
}

/** A page of them, the newest first. */
export async function readNewestHeads(
  tx: Tx,
  of: OfKinds,
  page: RowPage,
): Promise<PagedRows<FactHead>> {
  const where = 'where stream_id = :streamId and kind = any(:kinds)';
  return readPage(tx, heads, { where, order: 'seq desc', bindings: of }, page);
}

/** Those that are about one of these, in the order they were recorded. */
export async function readHeadsAbout(
  tx: Tx,
  { streamId, kinds, ids }: OfKinds & { readonly ids: readonly string[] },
): Promise<readonly FactHead[]> {
  const those = 'where stream_id = ? and kind = any(?) and about = any(?) order by seq';
  return readRows(tx, heads, those, [streamId, kinds, ids]);
}

const recorded = selection('unnest(:kinds::text[]) as wanted (kind)', {
  kind: text<FactKind>('wanted.kind'),
});

/** Those of these kinds of which this person has recorded a fact, or anybody when it is null. */
export async function kindsRecordedBy(
  tx: Tx,
  of: OfKinds & { readonly personId: string | null },
): Promise<readonly FactKind[]> {
  const there = `where exists (select from fact f where f.stream_id = :streamId
    and f.kind = wanted.kind and (:personId::uuid is null or f.person_id = :personId))`;
  return (await readRows(tx, recorded, there, of)).map(({ kind }) => kind);
}
