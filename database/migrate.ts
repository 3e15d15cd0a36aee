import type { Knex } from 'knex';
import {
  appliedMigrations,
  migrationFiles,
  migrationFolder,
  migrationName,
} from './known-migrations.ts';
import { createHashTable, noteHashes } from './migration-hashes.ts';
import { misfitOf, UnfitSchema } from './schema-fit.ts';

const migrationLock = 4_711_001;

/** The migration as it is in its file, which notes its own hash in its own transaction. */
const noting = async (file: string): Promise<Knex.Migration> => {
  const migration = (await import(new URL(file, migrationFolder).href)) as Knex.Migration;
  return {
    ...migration,
    up: async (tx) => {
      await migration.up(tx);
      await noteHashes(tx, [migrationName(file)]);
    },
  };
};

const sourceUpTo = (last: string | undefined): Knex.MigrationSource<string> => ({
  getMigrations: async () =>
    (await migrationFiles()).filter((file) => last === undefined || migrationName(file) <= last),
  getMigrationName: migrationName,
  getMigration: noting,
});

/**
 * Refuses a database that the migrations do not follow from, before anything is done to it. A
 * database of before there were hashes gets those of this version.
 */
const checkHashes = async (owner: Knex): Promise<void> => {
  const misfit = await misfitOf(owner);
  if (misfit.edited.length + misfit.unknown.length > 0) throw new UnfitSchema(misfit);
  await createHashTable(owner);
  await noteHashes(owner, await appliedMigrations(owner));
};

/**
 * Brings the schema up to date. Safe when several processes start at once: the others wait, then
 * find nothing to do.
 *
 * @param owner connection of the role `anmalan_owner`
 * @param last name of the last migration to run, for a schema as an earlier version knew it
 * @returns names of the migrations that were run now
 * @throws UnfitSchema with nothing done
 */
export function migrate(owner: Knex, last?: string): Promise<readonly string[]> {
  return owner.transaction(async (lock) => {
    // This transaction does nothing but hold the lock while the migrations run, which can take
    // longer than an idle transaction is otherwise allowed.
    await lock.raw('set local idle_in_transaction_session_timeout = 0');
    await lock.raw('select pg_advisory_xact_lock(?)', [migrationLock]);
    await checkHashes(owner);
    const config = { migrationSource: sourceUpTo(last), tableName: 'migrations' };
    // Knex's own lock would stay after a killed process and refuse every later run. The advisory
    // lock above already keeps others out, so knex's may be freed.
    await owner.migrate.forceFreeMigrationsLock(config);
    const [, done] = (await owner.migrate.latest(config)) as [number, string[]];
    return done;
  });
}
