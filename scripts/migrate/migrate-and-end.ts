import { connect } from '../../database/connection.ts';
import { migrate } from '../../database/migrate.ts';
import { UnfitSchema } from '../../database/schema-fit.ts';
import { migrationsConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';

/** @throws ConfigurationError; whatever a migration throws */
export async function migrateAndEnd(): Promise<void> {
  const config = migrationsConfig();
  const log = createLog(config.logLevel).child({ process: 'migrate' });
  const owner = connect({
    connectionString: config.databaseUrl,
    applicationName: 'anmalan-migrate',
    max: 3,
  });
  try {
    const done = await migrate(owner);
    log.info('migrated', { count: done.length });
  } catch (error) {
    if (!(error instanceof UnfitSchema)) throw error;
    log.error(
      'this version cannot use the database, which has been through other migrations: ' +
        'start the version that it was made with, or restore a backup that this one can use',
      { migration: error.migrations.join(', ') },
    );
    process.exitCode = 1;
  } finally {
    await owner.destroy();
  }
}
