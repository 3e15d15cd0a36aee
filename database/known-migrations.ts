import { readdir } from 'node:fs/promises';
import type { Knex } from 'knex';
import { rowsOf } from './rows.ts';

/** Where the migrations stand: `.ts` files, and in compiled code `.js` files. */
export const migrationFolder = new URL('./migrations/', import.meta.url);

export async function migrationFiles(): Promise<readonly string[]> {
  return (await readdir(migrationFolder)).filter((file) => /(?<!\.d)\.(ts|js)$/.test(file)).sort();
}

/**
 * A migration is recorded without its extension, so that `.ts` files and compiled `.js` files share
 * one history.
 */
export function migrationName(file: string): string {
  return file.replace(/\.(ts|js)$/, '');
}

/** Names of the migrations that this code comes with, in their order. */
export async function knownMigrations(): Promise<readonly string[]> {
  return (await migrationFiles()).map(migrationName);
}

/** Names of the migrations that a database has been through, in their order. */
export async function appliedMigrations(db: Knex): Promise<readonly string[]> {
  const there = await db.raw(`select to_regclass('migrations') is not null as there`);
  if (!rowsOf<{ there: boolean }>(there)[0]?.there) return [];
  const rows = rowsOf<{ name: string }>(await db.raw('select name from migrations order by name'));
  return rows.map(({ name }) => name);
}
