import { readdir } from 'node:fs/promises';
import type { Knex } from 'knex';

const directory = new URL('./migrations/', import.meta.url);
const migrationLock = 4_711_001;

const filesInOrder = async (): Promise<string[]> =>
  (await readdir(directory)).filter((file) => /(?<!\.d)\.(ts|js)$/.test(file)).sort();

/**
 * A migration is recorded without its extension, so that `.ts` files and compiled `.js` files share
 * one history.
 */
const nameOf = (file: string): string => file.replace(/\.(ts|js)$/, '');

/** Names of the migrations that this code comes with, in their order. */
export async function knownMigrations(): Promise<readonly string[]> {
  return (await filesInOrder()).map(nameOf);
}

const sourceUpTo = (last: string | undefined): Knex.MigrationSource<string> => ({
  getMigrations: async () =>
    (await filesInOrder()).filter((file) => last === undefined || nameOf(file) <= last),
  getMigrationName: nameOf,
  getMigration: async (file) => (await import(new URL(file, directory).href)) as Knex.Migration,
});

/** Name of the last migration that a database has been through; undefined for a new database. */
export async function schemaVersion(db: Knex): Promise<string | undefined> {
  if (!(await db.schema.hasTable('migrations'))) return undefined;
  return (await db('migrations').orderBy('name', 'desc').first('name'))?.name;
}

/**
 * Brings the schema up to date. Safe when several processes start at once: the others wait, then
 * find nothing to do.
 *
 * @param owner connection of the role `anmalan_owner`
 * @param last name of the last migration to run, for a schema as an earlier version knew it
 * @returns names of the migrations that were run now
 */
export function migrate(owner: Knex, last?: string): Promise<readonly string[]> {
  return owner.transaction(async (lock) => {
    // This transaction does nothing but hold the lock while the migrations run, which can take
    // longer than an idle transaction is otherwise allowed.
    await lock.raw('set local idle_in_transaction_session_timeout = 0');
    await lock.raw('select pg_advisory_xact_lock(?)', [migrationLock]);
    const config = { migrationSource: sourceUpTo(last), tableName: 'migrations' };
    // Knex's own lock would stay after a killed process and refuse every later run. The advisory
    // lock above already keeps others out, so knex's may be freed.
    await owner.migrate.forceFreeMigrationsLock(config);
    const [, done] = (await owner.migrate.latest(config)) as [number, string[]];
    return done;
  });
}
