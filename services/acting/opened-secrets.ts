import type { ReportContent } from '../../domain/report/report-content.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import { readSealedContent } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { StreamSeal } from './data-key.ts';

/** A fact with its secret opened; the secret's shape is that of whoever wrote the kind. */
export type OpenedFact = FactRow & { readonly secret: unknown };

export function openFact(seal: StreamSeal, fact: FactRow): OpenedFact {
  return {
    ...fact,
    secret: fact.sealed && seal.unsealJson('fact', fact.id, fact.sealed),
  };
}

/** The report as it was frozen; undefined when it stands no longer, or not on this side. */
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
