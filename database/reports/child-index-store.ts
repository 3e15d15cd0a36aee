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
 * Ids of other reports in this municipality on a child with one of these identities, and found by
 * nothing else (SoLPuL, förordning (2001:637) 15 §). Copies that were sent together with this report
 * tell of nothing that was known before.
 */
export async function reportsOfIdentity(
  tx: Tx,
  of: Pick<ChildIndexEntry, 'municipalityId'> & {
    readonly submissionId: string;
    readonly hmacs: readonly Buffer[];
  },
): Promise<readonly string[]> {
  const found = await tx.raw(
    `select distinct r.id from child_index i join report r on r.id = i.report_id
     where i.municipality_id = :municipalityId and i.hmac = any(:hmacs)
       and r.submission_id <> :submissionId
     order by r.id`,
    { ...of, hmacs: [...of.hmacs] },
  );
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}
