import type { Tx } from '../transaction.ts';
import {
  bytes,
  insertRows,
  orNull,
  readRows,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';

const entries = table('child_index', {
  reportId: uuid('report_id'),
  municipalityId: uuid('municipality_id'),
  kind: text<'identityNumber' | 'nameAndBirthDate'>('kind'),
  hmac: bytes('hmac'),
});
export type ChildIndexEntry = RowOf<typeof entries>;

const found = selection('child_index i left join report r on r.id = i.report_id', {
  reportId: orNull(uuid('r.id')),
  hmac: bytes('i.hmac'),
});

export async function insertChildIndex(tx: Tx, rows: readonly ChildIndexEntry[]): Promise<void> {
  await insertRows(tx, entries, rows);
}

/**
 * Other reports in this municipality on a child with one of these identities, and found by nothing
 * else (SoLPuL, förordning (2001:637) 15 §), each with the identity that it was found by. Copies that
 * were sent together with this report tell of nothing that was known before, nor does a report that
 * was on the wrong child. The id is null of a
 * report that the caller may not know of: that there is one is all that she is told.
 */
export async function reportsOfIdentities(
  tx: Tx,
  of: Pick<ChildIndexEntry, 'municipalityId'> & {
    readonly submissionId: string;
    readonly hmacs: readonly Buffer[];
  },
): Promise<readonly RowOf<typeof found>[]> {
  return readRows(
    tx,
    found,
    `where i.municipality_id = :municipalityId and i.hmac = any(:hmacs)
       and r.submission_id is distinct from :submissionId
       and r.concluded_as is distinct from 'moved'
     order by i.report_id`,
    { ...of, hmacs: [...of.hmacs] },
  );
}
