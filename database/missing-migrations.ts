import { readdir } from 'node:fs/promises';
import type { Db } from './connection.ts';
import { rowsOf } from './rows.ts';

const directory = new URL('./migrations/', import.meta.url);

const known = async (): Promise<readonly string[]> =>
  (await readdir(directory))
    .filter((file) => /(?<!\.d)\.(ts|js)$/.test(file))
    .map((file) => file.replace(/\.(ts|js)$/, ''));

/**
 * Names of the migrations that this code comes with and the database lacks; a process that needs
 * them must not be given work. One that the database has and we do not know is a newer version's.
 */
export const missingMigrations = async (db: Db): Promise<readonly string[]> => {
  const rows = rowsOf<{ name: string }>(await db.raw('select name from migrations'));
  const applied = new Set(rows.map(({ name }) => name));
  return (await known()).filter((name) => !applied.has(name));
};
