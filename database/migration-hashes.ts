import { readdir, readFile } from 'node:fs/promises';
import type { Knex } from 'knex';
import { sha256Hex } from '../platform/crypto/hash.ts';
import landed from './landed-migrations.json' with { type: 'json' };
import { migrationFolder } from './known-migrations.ts';
import { insertRows, readRows, rowsOf, table, text } from './rows.ts';

const nameOf = (file: string): string => file.replace(/\.ts$/, '');

const hashOf = async (file: string): Promise<string> =>
  sha256Hex(await readFile(new URL(file, migrationFolder)));

/** In compiled code, which has no source beside it; a test holds this list to the files. */
const fromList = (): readonly (readonly [name: string, hash: string])[] =>
  Object.entries(landed).map(([file, hash]) => [nameOf(file), hash]);

const fromFiles = async (): Promise<ReturnType<typeof fromList>> => {
  const files = await readdir(migrationFolder, { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts'));
  return Promise.all(sources.map(async (file) => [nameOf(file), await hashOf(file)] as const));
};

/**
 * SHA-256 of the source of every migration and of every helper that migrations call, by their names
 * without extension. The same for the source and for what is compiled from it.
 */
export async function hashesInCode(): Promise<ReadonlyMap<string, string>> {
  const isSource = import.meta.filename.endsWith('.ts');
  return new Map(isSource ? await fromFiles() : fromList());
}

const hashes = table('migration_hash', { name: text('name'), sha256: text('sha256') });

/** Makes the table of the hashes, as the library makes its own beside it. */
export async function createHashTable(owner: Knex): Promise<void> {
  await owner.raw(`
create table if not exists migration_hash (
  name text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  noted_at timestamptz not null default clock_timestamp()
);
grant select on migration_hash to anmalan_app, anmalan_worker;`);
}

/** The hashes of what this database has been through; none when nobody has noted any yet. */
export async function hashesInDatabase(db: Knex): Promise<ReadonlyMap<string, string>> {
  const there = await db.raw(`select to_regclass('migration_hash') is not null as there`);
  if (!rowsOf<{ there: boolean }>(there)[0]?.there) return new Map();
  const rows = await readRows(db, hashes, '');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

/**
 * Notes the hashes of these migrations, and of the helpers, unless they are noted. What this code
 * does not know is passed over.
 */
export async function noteHashes(owner: Knex, migrations: readonly string[]): Promise<void> {
  const rows = [...(await hashesInCode())]
    .filter(([name]) => name.startsWith('helpers/') || migrations.includes(name))
    .map(([name, sha256]) => ({ name, sha256 }));
  await insertRows(owner, hashes, rows, 'on conflict (name) do nothing');
}
