import { rowsOf } from '../../../database/rows.ts';
import type { Tx } from '../../../database/transaction.ts';
import type { Ground } from './trail-attempts.ts';
import { tried } from './tried.ts';

/** What is not the sender's to change about her own report: the receiver's work and its dates. */
export const reportChanges: readonly string[] = [
  `status = 'closed', closed_at = now()`,
  `status = 'received', opened_by_person_at = null`,
  `concluded_as = 'doNotOpen', concluded_at = now()`,
  `contact_lifted_at = now()`,
  `elsewhere = 'livesElsewhere'`,
  `opened_by_person_at = now()`,
  `owner_person_id = null, owner_role = null`,
];

/** What nobody changes about a duty, since a due date is projected and never set. */
export const dutyColumns: readonly string[] = [
  'due_at',
  'opened_at',
  'anchor_at',
  'next_rung',
  'rule_version',
];

const freshId = '019a9c1e-8a00-7000-8000-0000000000ff';

/**
 * Inserts a copy of a row of the stream with other words.
 *
 * @returns how it was refused; undefined when it was not
 */
export async function copyRow(
  tx: Tx,
  { stream }: Pick<Ground, 'stream'>,
  table: 'duty' | 'fact',
  change: object,
): Promise<string | undefined> {
  const found: unknown = await tx.raw(
    `select to_jsonb(t) as row from ?? t where stream_id = ? limit 1`,
    [table, stream],
  );
  const [copied] = rowsOf<{ row: object }>(found);
  if (!copied) throw new Error(`no row of ${table} to copy`);
  const sql = `insert into ?? select (jsonb_populate_record(null::??, ?::jsonb)).*`;
  const row = JSON.stringify({ ...copied.row, id: freshId, ...change });
  return (await tried(tx, sql, [table, table, row])).refused;
}

/** The unit that receives reports in a municipality, by the municipality's code. */
export async function intakeOf(tx: Tx, code: string): Promise<string> {
  const found: unknown = await tx.raw(
    `select u.id from unit u join municipality m on m.id = u.municipality_id
     where u.kind = 'intake' and m.code = ?`,
    [code],
  );
  return rowsOf<{ id: string }>(found)[0]?.id ?? '';
}
