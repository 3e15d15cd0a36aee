import type { Db } from '../../database/connection.ts';

type Answered = { readonly rows?: readonly unknown[] } | undefined;

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
