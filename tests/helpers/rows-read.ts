import type { Db } from '../../database/connection.ts';

type Answered = { readonly rows?: readonly unknown[] } | undefined;

type Asked = { readonly sql: string };

/** How many rows the database has answered with while a work is done on this pool. */
export async function rowsRead(db: Db, work: () => Promise<unknown>): Promise<number> {
  let rows = 0;
  const listen = (answer: Answered): void => {
    rows += answer?.rows?.length ?? 0;
  };
  db.on('query-response', listen);
  await work();
  db.off('query-response', listen);
  return rows;
}

/**
 * The same, of the statements from the lock on a stream to the end of the transaction: while they
 * run, every other deed on the stream waits.
 */
export async function rowsReadUnderLock(db: Db, work: () => Promise<unknown>): Promise<number> {
  let locked = false;
  let rows = 0;
  const listen = (answer: Answered, { sql }: Asked): void => {
    if (sql.includes('lock_stream')) locked = true;
    if (locked) rows += answer?.rows?.length ?? 0;
    if (sql.startsWith('COMMIT')) locked = false;
  };
  db.on('query-response', listen);
  await work();
  db.off('query-response', listen);
  return rows;
}
