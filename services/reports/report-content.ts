import type { ReportContent } from '../../domain/report/report-content.ts';
import { readSealedContent } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { SealedAt, StreamSeal } from '../acting/seal.ts';

/** Where the frozen content of a report stands; both sides may read it. */
export function sealedContent(reportId: string): SealedAt {
  return { table: 'report_content', id: reportId, side: 'both' };
}

/** The very bytes that were frozen; undefined as for `openContent`. */
export async function openFrozen(
  tx: Tx,
  seal: StreamSeal,
  reportId: string,
): Promise<Buffer | undefined> {
  const sealed = await readSealedContent(tx, reportId);
  return sealed && seal.unseal(sealedContent(reportId), sealed);
}

export function contentIn(frozen: Buffer): ReportContent {
  return (JSON.parse(frozen.toString('utf8')) as { readonly content: ReportContent }).content;
}

/**
 * The report as it was frozen; undefined when it has been destroyed or the caller may not read it.
 */
export async function openContent(
  tx: Tx,
  seal: StreamSeal,
  reportId: string,
): Promise<ReportContent | undefined> {
  const frozen = await openFrozen(tx, seal, reportId);
  return frozen && contentIn(frozen);
}
