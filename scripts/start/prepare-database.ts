import { randomBytes } from 'node:crypto';
import { connect, type Db } from '../../database/connection.ts';
import { appliedMigrations } from '../../database/known-migrations.ts';
import { migrate } from '../../database/migrate.ts';
import { UnfitSchema } from '../../database/schema-fit.ts';
import { createRolesAndDatabase, type RolePasswords } from '../../database/roles.ts';
import { writePrivateFileOnce } from '../../platform/private-file.ts';
import { developmentClientKey } from '../seed/client-keys.ts';
import { seedDatabase } from '../seed/seed-database.ts';
import {
  databaseUrls,
  keptPasswords,
  ownDatabase,
  passwordFile,
  type DatabaseUrls,
} from './database-urls.ts';

export type PrepareInput = {
  /** Superuser of the embedded PostgreSQL, database `postgres`. */
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly progress: (line: string) => void;
  readonly database?: string;
};

const secret = (): string => randomBytes(24).toString('hex');

const passwordsIn = async (dataDir: string): Promise<RolePasswords> => {
  const made: RolePasswords = { owner: secret(), app: secret(), worker: secret() };
  await writePrivateFileOnce(passwordFile(dataDir), JSON.stringify(made));
  return keptPasswords(dataDir);
};

/**
 * Says what was done to the data, whose version is named by the last migration it had been through.
 */
const whatWasDone = (found: string | undefined, done: readonly string[]): string =>
  found === undefined
    ? `${done.length} migrations run`
    : `found data of an earlier version (${found}): kept it all and brought it up to date (${done.at(-1)})`;

/** @throws Error that names the way out of a folder whose data this version cannot use */
const migrateData = async (owner: Db, dataDir: string): Promise<readonly string[]> => {
  try {
    return await migrate(owner);
  } catch (error) {
    if (!(error instanceof UnfitSchema)) throw error;
    throw new Error(
      `The data in ${dataDir} cannot be used by this version. ${error.found}\n` +
        'Start the version that it was made with, or move the folder away and begin with an empty one.',
      { cause: error },
    );
  }
};

/**
 * Creates roles and database, runs the migrations and loads presets and test people. Every step may
 * be repeated, so that a start that was cut off is mended by the next.
 */
export async function prepareDatabase({
  adminUrl,
  dataDir,
  progress,
  database = ownDatabase,
}: PrepareInput): Promise<DatabaseUrls> {
  const passwords = await passwordsIn(dataDir);
  const admin = connect({ connectionString: adminUrl, applicationName: 'anmalan-prepare', max: 2 });
  try {
    await createRolesAndDatabase(admin, database, passwords);
  } finally {
    await admin.destroy();
  }
  const urls = databaseUrls(adminUrl, passwords, database);
  const owner = connect({
    connectionString: urls.ownerUrl,
    applicationName: 'anmalan-migrate',
    max: 3,
  });
  try {
    const found = (await appliedMigrations(owner)).at(-1);
    const done = await migrateData(owner, dataDir);
    if (done.length > 0) progress(whatWasDone(found, done));
    await seedDatabase(owner, (login) => developmentClientKey(dataDir, login));
  } finally {
    await owner.destroy();
  }
  return urls;
}
