import { randomUUID } from 'node:crypto';
import knex from 'knex';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { knownMigrations } from '../../../database/known-migrations.ts';
import { prepareDatabase } from '../../../scripts/start/prepare-database.ts';
import { earlierVersion, earlierVersions } from '../../helpers/earlier-database.ts';
import { countRows } from '../../helpers/sql.ts';

const { adminUrl } = inject('engines');
const latest = (await knownMigrations()).at(-1);
const admin = knex({ client: 'pg', connection: adminUrl, pool: { min: 0, max: 1 } });
const made: string[] = [];
afterAll(async () => {
  for (const database of made) await admin.raw(`drop database if exists ${database} with (force)`);
  await admin.destroy();
});

const newName = (): string => {
  const name = `p_${randomUUID().replaceAll('-', '')}`;
  made.push(name);
  return name;
};

/** The lines that somebody sees who starts the system on this database. */
const start = async (database: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  // The roles are the whole run's: with the same folder they keep their passwords.
  const dataDir = inject('template').folder;
  await prepareDatabase({ adminUrl, dataDir, database, progress: (line) => lines.push(line) });
  return lines;
};

describe.each(earlierVersions())('a data folder that was left at %s', (name) => {
  const database = newName();
  const place = new URL(adminUrl);
  place.pathname = `/${database}`;
  const tables = ['report', 'fact', 'duty', 'audit_event', 'letter'];
  const counts = async (): Promise<readonly number[]> => {
    const raw = knex({ client: 'pg', connection: place.href, pool: { min: 0, max: 1 } });
    try {
      return await Promise.all(tables.map((table) => countRows(raw, table)));
    } finally {
      await raw.destroy();
    }
  };
  let before: readonly number[];

  beforeAll(async () => {
    await earlierVersion(name).leave(admin, database);
    before = await counts();
  });

  it('is brought up to date with everything in it, and whoever starts it is told', async () => {
    expect(Math.min(...before)).toBeGreaterThan(0);
    expect(await start(database)).toEqual([
      `found data of an earlier version (${name}): kept it all and brought it up to date (${latest})`,
    ]);
    expect(await counts()).toEqual(before);
  });

  it('and says nothing of it the next time', async () => {
    expect(await start(database)).toEqual([]);
  });
});

describe('a new data folder', () => {
  it('has no earlier version to speak of', async () => {
    expect(await start(newName())).toEqual([expect.stringMatching(/^\d+ migrations run$/)]);
  });
});
