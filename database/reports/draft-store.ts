import type { Instant } from '../../domain/calendar/time.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  bytes,
  countOf,
  insertRows,
  instant,
  int,
  only,
  readRow,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const drafts = table('draft', {
  id: uuid('id'),
  /** The person or client that writes it. */
  authorId: uuid('author_id'),
  organisationId: uuid('organisation_id'),
  begunAt: instant('begun_at'),
  savedAt: instant('saved_at'),
  keptUntil: instant('kept_until'),
  version: int('version'),
  wrapped: bytes('wrapped'),
  kekId: text('kek_id'),
  sealed: bytes('sealed'),
});
export type DraftRow = RowOf<typeof drafts>;

const lines = only(drafts, 'id', 'begunAt', 'savedAt', 'keptUntil', 'version');
export type DraftLine = RowOf<typeof lines>;

/** Which draft, and by which clock it is there: what has passed its time is as good as gone. */
export type WhichDraft = { readonly id: string; readonly at: Instant };

export async function insertDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await insertRows(tx, drafts, [draft]);
}

const there = 'where id = :id and kept_until > :at';

/** A draft of the caller's own; row-level security shows nobody another's. */
export async function readDraft(tx: Tx, which: WhichDraft): Promise<DraftRow | undefined> {
  return readRow(tx, drafts, there, which);
}

/** The same, locked until the transaction ends, so that of two who save or send it one waits. */
export async function lockDraft(tx: Tx, which: WhichDraft): Promise<DraftRow | undefined> {
  return readRow(tx, drafts, `${there} for update`, which);
}

export async function updateDraft(
  tx: Tx,
  id: string,
  change: Pick<DraftRow, 'savedAt' | 'keptUntil' | 'version' | 'sealed'>,
): Promise<void> {
  await updateRow(tx, drafts, id, change);
}

/** @returns whether there was one */
export async function deleteDraft(tx: Tx, id: string): Promise<boolean> {
  return countOf(await tx.raw('delete from draft where id = ?', [id])) === 1;
}

/** A page of the caller's drafts, the one saved last first. */
export async function readDraftPage(
  tx: Tx,
  at: Instant,
  page: RowPage,
): Promise<PagedRows<DraftLine>> {
  const order = 'saved_at desc, id';
  return readPage(tx, lines, { where: 'where kept_until > :at', order, bindings: { at } }, page);
}
