import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../database/connection.ts';
import { migrate } from '../../database/migrate.ts';
import { misfitOf, requireFit, schemaFits, UnfitSchema } from '../../database/schema-fit.ts';
import { bareDatabase } from '../helpers/bare-database.ts';
import { editedMigration, editMigration } from '../helpers/edited-migration.ts';
import { select } from '../helpers/sql.ts';

const list = new URL('../../database/landed-migrations.json', import.meta.url);
const landed = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>).map(
  ([file, hash]) => `${file.replace('.ts', '')} ${hash}`,
);
const noted = async (db: Db): Promise<readonly string[]> =>
  (
    await select<{ what: string }>(db, `select name || ' ' || sha256 as what from migration_hash`)
  ).map(({ what }) => what);
const tables = async (db: Db): Promise<readonly string[]> =>
  (
    await select<{ name: string }>(
      db,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
  ).map(({ name }) => name);

const halfway = '20261122100600-privileges';
const next = '20261130100000-plain-facts';

describe('a database keeps the hash of every migration that it has been through', () => {
  it('and of the helpers, as the list of what has landed has them', async () => {
    const { owner } = await bareDatabase();
    await migrate(owner);
    expect((await noted(owner)).toSorted()).toEqual(landed.toSorted());
    expect(await misfitOf(owner)).toEqual({ edited: [], missing: [], unknown: [] });
    expect(await schemaFits(owner)).toBe(true);
  });

  it('with the migration or not at all', async () => {
    const { owner } = await bareDatabase();
    await migrate(owner, halfway);
    const before = await noted(owner);
    expect(before.some((what) => what.startsWith(next))).toBe(false);
    const constraint = 'letter_kind_check';
    await owner.raw(`alter table letter drop constraint ${constraint}`);
    // Two migrations run before the one that finds its constraint gone, and go back with it.
    await expect(migrate(owner)).rejects.toThrow(constraint);
    expect(await noted(owner)).toEqual(before);
    await owner.raw(`alter table letter add constraint ${constraint} check (kind <> '')`);
    await migrate(owner);
    expect((await noted(owner)).toSorted()).toEqual(landed.toSorted());
  });

  it('also of before there were hashes: it gets those of the list', async () => {
    const { owner } = await bareDatabase();
    await migrate(owner, halfway);
    await owner.raw(`drop table migration_hash`);
    expect(await misfitOf(owner)).toMatchObject({ edited: [], unknown: [] });
    await migrate(owner);
    expect((await noted(owner)).toSorted()).toEqual(landed.toSorted());
  });
});

describe('a database that has been through another text of a migration', () => {
  it('is not brought up to date: it says which, and nothing is done to it', async () => {
    const { owner, raw } = await bareDatabase();
    await migrate(owner, halfway);
    await editMigration(raw);
    const before = await tables(owner);
    const refused = await migrate(owner).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnfitSchema);
    expect(refused).toMatchObject({ migrations: [editedMigration] });
    expect((refused as Error).message).toContain(editedMigration);
    expect(await tables(owner)).toEqual(before);
  });

  it('is no place to work, nor to begin to', async () => {
    const { owner, raw } = await bareDatabase();
    await migrate(owner);
    await expect(requireFit(owner)).resolves.toBeUndefined();
    await editMigration(raw);
    expect(await schemaFits(owner)).toBe(false);
    await expect(requireFit(owner)).rejects.toThrow(editedMigration);
  });

  it('is found by a helper that the migration called, too', async () => {
    const { owner, raw } = await bareDatabase();
    await migrate(owner);
    await raw.raw(`update migration_hash set sha256 = ? where name = 'helpers/fact-kind'`, [
      'e'.repeat(64),
    ]);
    expect(await misfitOf(owner)).toMatchObject({ edited: ['helpers/fact-kind'] });
  });
});

describe('a database of a newer version', () => {
  it('is worked on while processes are replaced, and not migrated', async () => {
    const { owner, raw } = await bareDatabase();
    await migrate(owner);
    const later = '29991231235900-later';
    await raw('migrations').insert({ name: later, batch: 9, migration_time: new Date(0) });
    await raw('migration_hash').insert({ name: later, sha256: 'e'.repeat(64) });
    expect(await schemaFits(owner)).toBe(true);
    await expect(requireFit(owner)).resolves.toBeUndefined();
    await expect(migrate(owner)).rejects.toThrow(
      `The database has been through a migration that this version does not know: ${later}.`,
    );
  });
});
