import { connect } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { migrationsConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';

/** Brings the schema up to date and ends: the one-shot process of a distributed installation. */
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
} finally {
  await owner.destroy();
}
