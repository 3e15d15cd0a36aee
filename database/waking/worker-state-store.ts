import type { Knex } from 'knex';
import { insertRows, readRow, table, text } from '../rows.ts';

/**
 * The names of what workers remember in the database, so that any worker can go on where another
 * ended.
 */
export type StateName = 'storesIdentity' | 'reconciledThrough';

const states = table('engine_state', { name: text<StateName>('name'), value: text('value') });

export async function recallState(db: Knex, name: StateName): Promise<string | undefined> {
  return (await readRow(db, states, 'where name = ?', [name]))?.value;
}

export async function rememberState(db: Knex, name: StateName, value: string): Promise<void> {
  const replacing = 'on conflict (name) do update set value = excluded.value';
  await insertRows(db, states, [{ name, value }], replacing);
}
