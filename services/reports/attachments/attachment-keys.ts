import { NotFound } from '../../../domain/errors.ts';
import type { Attachment } from '../../../domain/report/attachment.ts';
import {
  insertReportAttachments,
  readAttachmentKey,
  readAttachmentKeys,
  type SealedAttachmentKey,
} from '../../../database/reports/report-attachment-store.ts';
import type { Tx } from '../../../database/transaction.ts';
import type { SealedAt, StreamSeal } from '../../acting/seal.ts';

/** Attachments that are sent, each with its own key, by their ids. */
export type AttachmentKeys = ReadonlyMap<string, Buffer>;

/** Where an attachment's key stands in a report; both sides may read what was sent with it. */
const placeOf = (attachmentId: string): SealedAt => ({
  table: 'report_attachment',
  id: attachmentId,
  side: 'both',
});

/** What is sealed of an attachment beside the report that it goes with. */
type Kept = { readonly attachment: Attachment; readonly key: string };
export type OpenedAttachment = { readonly attachment: Attachment; readonly key: Buffer };

/** A report, and what seals and unseals for both of its sides. */
export type KeyedReport = { readonly id: string; readonly seal: StreamSeal };

const open = (
  { seal }: KeyedReport,
  { attachmentId, sealed }: SealedAttachmentKey,
): OpenedAttachment => {
  const { attachment, key } = seal.unsealJson(placeOf(attachmentId), sealed) as Kept;
  return { attachment, key: Buffer.from(key, 'base64') };
};

/**
 * Seals the keys of attachments for a report that they go with: it opens them from now on, for as long
 * as its own key is there. The bytes stand once, however many reports open them.
 *
 * @throws Error for one whose key is not there, since nobody could ever read it
 */
export async function keepKeys(
  tx: Tx,
  { id: reportId, seal }: KeyedReport,
  attachments: readonly Attachment[],
  keys: AttachmentKeys,
): Promise<void> {
  const rows = attachments.map((attachment) => {
    const key = keys.get(attachment.id);
    if (!key) throw new Error('an attachment goes with a report without its key');
    const kept: Kept = { attachment, key: key.toString('base64') };
    const place = placeOf(attachment.id);
    return { reportId, attachmentId: attachment.id, sealed: seal.sealJson(place, kept) };
  });
  await insertReportAttachments(tx, rows);
}

/** The keys of what was sent with a report, for another one that it goes with as well. */
export async function keysOf(
  tx: Tx,
  report: KeyedReport,
  { attachments = [] }: { readonly attachments?: readonly Attachment[] },
): Promise<AttachmentKeys> {
  if (attachments.length === 0) return new Map();
  const stored = await readAttachmentKeys(tx, report.id);
  return new Map(stored.map((row) => [row.attachmentId, open(report, row).key]));
}

/** One attachment of a report. @throws NotFound when there is none, or its key is destroyed */
export async function openAttachment(
  tx: Tx,
  report: KeyedReport,
  attachmentId: string,
): Promise<OpenedAttachment> {
  const stored = await readAttachmentKey(tx, { reportId: report.id, attachmentId });
  if (!stored) throw new NotFound();
  return open(report, stored);
}
