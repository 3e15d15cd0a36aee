import { rowsOf } from '../../database/rows.ts';
import type { Db } from '../../database/connection.ts';
import type { Tx } from '../../database/transaction.ts';

export { tried } from '../../scripts/attack/sql/tried.ts';

/** Rows of a statement, as whoever asks knows them to be. */
export async function select<T>(
  db: Db | Tx,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  return rowsOf<T>(await db.raw(sql, values as never));
}

export async function countRows(db: Db | Tx, table: string): Promise<number> {
  const [found] = await select<{ n: string }>(db, `select count(*) as n from ??`, [table]);
  return Number(found?.n);
}

/** The SQLSTATE a statement was refused with, undefined when it went through. */
export async function sqlState(statement: PromiseLike<unknown>): Promise<string | undefined> {
  try {
    await statement;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  }
}
