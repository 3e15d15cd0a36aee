import type { ReportContent } from '../../domain/report/report-content.ts';
import { readSealedContent } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { StreamSeal } from '../acting/seal.ts';

/**
 * The report as it was frozen; undefined when it has been destroyed or the caller may not read it.
 */
export async function openContent(
  tx: Tx,
  seal: StreamSeal,
  reportId: string,
): Promise<ReportContent | undefined> {
  const sealed = await readSealedContent(tx, reportId);
  if (!sealed) return undefined;
  const frozen = seal.unsealJson('report_content', reportId, sealed);
  return (frozen as { readonly content: ReportContent }).content;
}
