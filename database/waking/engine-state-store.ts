import type { Knex } from 'knex';
import { rowsOf } from '../rows.ts';

/** What the worker remembers from one run to the next, whichever worker that is. */
export type StateName = 'storesIdentity' | 'reconciledThrough';

export async function recallState(db: Knex, name: StateName): Promise<string | undefined> {
  return rowsOf<{ value: string }>(
    await db.raw(`select value from engine_state where name = ?`, [name]),
  )[0]?.value;
}

export async function rememberState(db: Knex, name: StateName, value: string): Promise<void> {
  await db.raw(
    `insert into engine_state (name, value) values (?, ?)
     on conflict (name) do update set value = excluded.value`,
    [name, value],
  );
}
