import type { Db } from './connection.ts';
import { knownMigrations } from './migrate.ts';
import { rowsOf } from './rows.ts';

/**
 * Names of the migrations that this code comes with and the database lacks. A process that finds
 * any must not be given work. A migration that only the database knows comes from a newer version
 * and is not counted.
 */
export async function missingMigrations(db: Db): Promise<readonly string[]> {
  const rows = rowsOf<{ name: string }>(await db.raw('select name from migrations'));
  const applied = new Set(rows.map(({ name }) => name));
  return (await knownMigrations()).filter((name) => !applied.has(name));
}
