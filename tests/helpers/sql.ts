import { countOf, rowsOf } from '../../database/rows.ts';
import type { Db } from '../../database/connection.ts';
import type { Tx } from '../../database/transaction.ts';

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

/** A statement whose refusal does not end the transaction around it. */
export async function tried(
  tx: Tx,
  sql: string,
  values: readonly unknown[] = [],
): Promise<{ readonly refused: string | undefined; readonly rows: number }> {
  await tx.raw('savepoint attempt');
  try {
    const done: unknown = await tx.raw(sql, values as never);
    await tx.raw('release savepoint attempt');
    return { refused: undefined, rows: countOf(done) };
  } catch (error) {
    await tx.raw('rollback to savepoint attempt');
    return { refused: (error as { code?: string }).code ?? 'unknown', rows: 0 };
  }
}
