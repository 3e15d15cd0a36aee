import { bytes, insertRows, only, readRow, readRows, table, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const reportAttachments = table('report_attachment', {
  reportId: uuid('report_id'),
  attachmentId: uuid('attachment_id'),
  /** The attachment's own key, sealed with what both sides of this report may read. */
  sealed: bytes('sealed'),
});
export type ReportAttachmentRow = RowOf<typeof reportAttachments>;
const keys = only(reportAttachments, 'attachmentId', 'sealed');
export type SealedAttachmentKey = RowOf<typeof keys>;

export async function insertReportAttachments(
  tx: Tx,
  rows: readonly ReportAttachmentRow[],
): Promise<void> {
  await insertRows(tx, reportAttachments, rows);
}

/** The keys of all that was sent with a report, as far as row-level security shows the report. */
export async function readAttachmentKeys(
  tx: Tx,
  reportId: string,
): Promise<readonly SealedAttachmentKey[]> {
  return readRows(tx, keys, 'where report_id = ? order by attachment_id', [reportId]);
}

/** The key of one of them. */
export async function readAttachmentKey(
  tx: Tx,
  of: Pick<ReportAttachmentRow, 'reportId' | 'attachmentId'>,
): Promise<SealedAttachmentKey | undefined> {
  const where = 'where report_id = :reportId and attachment_id = :attachmentId';
  return readRow(tx, keys, where, of);
}
