import type { Tx } from '../transaction.ts';
import { rowsOf } from '../rows.ts';

export type ChildIndexEntry = {
  readonly reportId: string;
  readonly municipalityId: string;
  readonly kind: 'identityNumber' | 'nameAndBirthDate';
  readonly hmac: Buffer;
};

export async function insertChildIndex(tx: Tx, entries: readonly ChildIndexEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.raw(
    `insert into child_index (report_id, municipality_id, kind, hmac)
     values ${entries.map(() => '(?, ?, ?, ?)').join(', ')}`,
    entries.flatMap((entry) => [entry.reportId, entry.municipalityId, entry.kind, entry.hmac]),
  );
}

/** Other reports on the same child in this municipality (SoLPuL 15 §: by identity only). */
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
