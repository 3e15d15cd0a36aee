import type { Knex } from 'knex';
import { countOf } from '../../../database/rows.ts';
import type { Db } from '../../../database/connection.ts';
import type { Tx } from '../../../database/transaction.ts';

/** What PostgreSQL calls a right that somebody lacks. */
export const refusedRight = '42501';
/** … and a row or an event that is against a rule. */
export const brokenCheck = '23514';

export type Tried = {
  /** The SQLSTATE that a statement was refused with; undefined when it went through. */
  readonly refused: string | undefined;
  /** How many rows it was about. */
  readonly rows: number;
};

/** A statement whose refusal does not end the transaction around it. */
export async function tried(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Tried> {
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

/** Does the work in a transaction of which nothing stays. */
export async function undone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx: Knex.Transaction = await db.transaction();
  try {
    return await work(tx);
  } finally {
    await tx.rollback();
  }
}
