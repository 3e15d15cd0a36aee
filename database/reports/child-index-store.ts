import type { Tx } from '../transaction.ts';
import { bytes, insertRows, readRows, selection, table, text, uuid, type RowOf } from '../rows.ts';

const entries = table('child_index', {
  reportId: uuid('report_id'),
  municipalityId: uuid('municipality_id'),
  kind: text<'identityNumber' | 'nameAndBirthDate'>('kind'),
  hmac: bytes('hmac'),
});
export type ChildIndexEntry = RowOf<typeof entries>;

const found = selection('child_index i join report r on r.id = i.report_id', {
  reportId: uuid('i.report_id'),
  hmac: bytes('i.hmac'),
});

export async function insertChildIndex(tx: Tx, rows: readonly ChildIndexEntry[]): Promise<void> {
  await insertRows(tx, entries, rows);
}

/**
 * Other reports in this municipality on a child with one of these identities, and found by nothing
 * else (SoLPuL, förordning (2001:637) 15 §), each with the identity that it was found by. Copies that
 * were sent together with this report tell of nothing that was known before.
 */
export async function reportsOfIdentities(
  tx: Tx,
  of: Pick<ChildIndexEntry, 'municipalityId'> & {
    readonly submissionId: string;
    readonly hmacs: readonly Buffer[];
  },
): Promise<readonly Pick<ChildIndexEntry, 'reportId' | 'hmac'>[]> {
  return readRows(
    tx,
    found,
    `where i.municipality_id = :municipalityId and i.hmac = any(:hmacs)
       and r.submission_id <> :submissionId
     order by i.report_id`,
    { ...of, hmacs: [...of.hmacs] },
  );
}
