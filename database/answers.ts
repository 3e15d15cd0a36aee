import type { Db } from './connection.ts';

/** Whether the database answers at this moment. Never throws. */
export async function answers(db: Db): Promise<boolean> {
  return db.raw('select 1').then(
    () => true,
    () => false,
  );
}
