import type { Instant } from '../../domain/calendar/time.ts';
import type { AttachmentState } from '../../domain/reports/attachments.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  bytes,
  count,
  insertRows,
  instant,
  only,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const attachments = table('attachment', {
  id: uuid('id'),
  /** The person or client that uploads it. */
  authorId: uuid('author_id'),
  organisationId: uuid('organisation_id'),
  /** The draft that it stands beside and is kept with; null for one by itself. */
  draftId: orNull(uuid('draft_id')),
  begunAt: instant('begun_at'),
  /** Null beside a draft. */
  keptUntil: orNull(instant('kept_until')),
  /** In bytes, as stated; `received` is how many of them are stored. */
  size: count('size'),
  received: count('received'),
  state: text<AttachmentState>('state'),
  /** Its own key, and what was stated and found of it; null once it is sent. */
  wrapped: orNull(bytes('wrapped')),
  kekId: orNull(text('kek_id')),
  sealed: orNull(bytes('sealed')),
});
export type AttachmentRow = RowOf<typeof attachments>;

export async function insertAttachment(tx: Tx, row: AttachmentRow): Promise<void> {
  await insertRows(tx, attachments, [row]);
}

/** What is not sent and has not passed its time; beside a draft it has the draft's. */
const there = `where state <> 'sent' and case when draft_id is null then kept_until > :at
  else exists (select from draft d where d.id = draft_id and d.kept_until > :at) end`;

type Which = { readonly id: string; readonly at: Instant };

/** An upload of the caller's own; row-level security shows nobody another's. */
export async function readAttachment(tx: Tx, which: Which): Promise<AttachmentRow | undefined> {
  return readRow(tx, attachments, `${there} and id = :id`, which);
}

/** The same, locked until the transaction ends, so that of two who add to it one waits. */
export async function lockAttachment(tx: Tx, which: Which): Promise<AttachmentRow | undefined> {
  return readRow(tx, attachments, `${there} and id = :id for update`, which);
}

/** Those of the caller's own uploads, locked in the order of their ids. */
export async function lockAttachments(
  tx: Tx,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Instant },
): Promise<readonly AttachmentRow[]> {
  const where = `${there} and id = any(:ids) order by id for update`;
  return readRows(tx, attachments, where, { ids, at });
}

/** A page of the caller's unsent uploads, in the order they were begun; of one draft, or all. */
export async function readAttachmentPage(
  tx: Tx,
  { at, draftId }: { readonly at: Instant; readonly draftId: string | undefined },
  page: RowPage,
): Promise<PagedRows<AttachmentRow>> {
  const beside = draftId === undefined ? '' : 'and draft_id = :draftId';
  const bindings = { at, ...(draftId !== undefined && { draftId }) };
  const paged = { where: `${there} ${beside}`, order: 'begun_at, id', bindings };
  return readPage(tx, attachments, paged, page);
}

const kept = selection('attachment', {
  files: count('count(*) filter (where draft_id is not distinct from :draftId)'),
  bytes: count('coalesce(sum(size) filter (where draft_id is not distinct from :draftId), 0)'),
  allBytes: count('coalesce(sum(size), 0)'),
});

/** How much the caller keeps unsent: in one place, and everywhere. What was refused weighs nothing. */
export async function sizesKept(tx: Tx, draftId: string | null): Promise<RowOf<typeof kept>> {
  const unsent = `where state in ('uploading', 'ready')`;
  const found = await readRow(tx, kept, unsent, { draftId });
  return found ?? { files: 0, bytes: 0, allBytes: 0 };
}

export type AttachmentChange = Partial<
  Pick<
    AttachmentRow,
    'draftId' | 'keptUntil' | 'size' | 'received' | 'state' | 'wrapped' | 'kekId' | 'sealed'
  >
>;

export async function updateAttachment(
  tx: Tx,
  id: string,
  change: AttachmentChange,
): Promise<void> {
  await updateRow(tx, attachments, id, change);
}

/** Forgets an upload with its pieces, if it is there. */
export async function deleteAttachment(tx: Tx, id: string): Promise<void> {
  await tx.raw(`delete from attachment where id = ? and state <> 'sent'`, [id]);
}

const parts = table('attachment_part', {
  attachmentId: uuid('attachment_id'),
  /** Where it stands in the whole, in bytes from 0. */
  startsAt: count('starts_at'),
  sealed: bytes('sealed'),
});
type PartRow = RowOf<typeof parts>;
export type WhichPart = Pick<PartRow, 'attachmentId' | 'startsAt'>;

export async function insertPart(tx: Tx, part: PartRow): Promise<void> {
  await insertRows(tx, parts, [part]);
}

/** The sealed piece that begins there, as far as row-level security shows it. */
export async function readPart(tx: Tx, which: WhichPart): Promise<Buffer | undefined> {
  const where = 'where attachment_id = :attachmentId and starts_at = :startsAt';
  return (await readRow(tx, only(parts, 'sealed'), where, which))?.sealed;
}

/** Erases the pieces of an upload that is refused. */
export async function deleteParts(tx: Tx, attachmentId: string): Promise<void> {
  await tx.raw('delete from attachment_part where attachment_id = ?', [attachmentId]);
}
