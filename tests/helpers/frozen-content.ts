import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { openSeal } from '../../services/acting/seal.ts';
import { sealedContent } from '../../services/reports/report-content.ts';
import { select } from './sql.ts';
import type { TestSystem } from './system.ts';

/** The bytes that a report was frozen into, unsealed past every fence. */
export function frozenContent({ raw, keyring }: TestSystem, reportId: string): Promise<Buffer> {
  return raw.transaction(async (tx) => {
    const seal = openSeal(keyring, reportId, await readDataKeys(tx, reportId));
    const [row] = await select<{ sealed: Buffer }>(
      tx,
      `select sealed from report_content where report_id = ?`,
      [reportId],
    );
    return seal.unseal(sealedContent(reportId), row?.sealed ?? Buffer.alloc(0));
  });
}
