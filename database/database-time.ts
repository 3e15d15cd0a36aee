import type { Db } from './connection.ts';
import { rowsOf } from './rows.ts';

/** Milliseconds since 1970-01-01 UTC by the database's clock, with a fraction. */
export async function databaseTime(db: Db): Promise<number> {
  const asked = await db.raw('select extract(epoch from clock_timestamp())::float8 * 1000 as at');
  const [row] = rowsOf<{ readonly at: number }>(asked);
  if (!row) throw new Error('the database told no time');
  return row.at;
}
