import type { Tx } from '../transaction.ts';
import { bytes, insertRows, rowsOf, table, text, uuid, type RowOf } from '../rows.ts';

const entries = table('child_index', {
  reportId: uuid('report_id'),
  municipalityId: uuid('municipality_id'),
  kind: text<'identityNumber' | 'nameAndBirthDate'>('kind'),
  hmac: bytes('hmac'),
});
export type ChildIndexEntry = RowOf<typeof entries>;

export async function insertChildIndex(tx: Tx, rows: readonly ChildIndexEntry[]): Promise<void> {
  await insertRows(tx, entries, rows);
}

/**
 * Ids of other reports on the same child in this municipality, found by the child's identity and
 * nothing else (SoLPuL, förordning (2001:637) 15 §).
 */
export async function reportsOnSameChild(tx: Tx, reportId: string): Promise<readonly string[]> {
  return rowsOf<{ id: string }>(
    await tx.raw(
      `select distinct other.report_id as id from child_index own
       join child_index other on other.municipality_id = own.municipality_id
         and other.hmac = own.hmac and other.report_id <> own.report_id
       where own.report_id = ? order by id`,
      [reportId],
    ),
  ).map((row) => row.id);
}
