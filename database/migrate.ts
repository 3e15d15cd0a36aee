import { readdir } from 'node:fs/promises';
import type { Knex } from 'knex';

const directory = new URL('./migrations/', import.meta.url);
const migrationLock = 4_711_001;

/** Names without extension: the same history whether `.ts` or compiled `.js` files are run. */
const source: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    (await readdir(directory)).filter((file) => /(?<!\.d)\.(ts|js)$/.test(file)).sort(),
  getMigrationName: (file) => file.replace(/\.(ts|js)$/, ''),
  getMigration: async (file) => (await import(new URL(file, directory).href)) as Knex.Migration,
};

/**
 * Brings the schema up to date. Safe when several processes start at once: the others wait, then
 * find nothing to do.
 *
 * @param owner connection of the role `anmalan_owner`
 * @returns names of the migrations that were run now
 */
export const migrate = (owner: Knex): Promise<readonly string[]> =>
  owner.transaction(async (lock) => {
    await lock.raw('select pg_advisory_xact_lock(?)', [migrationLock]);
    // Knex's own lock outlives a killed process; the advisory lock above is the one that counts.
    await owner.migrate.forceFreeMigrationsLock({
      migrationSource: source,
      tableName: 'migrations',
    });
    const [, done] = (await owner.migrate.latest({
      migrationSource: source,
      tableName: 'migrations',
    })) as [number, string[]];
    return done;
  });
