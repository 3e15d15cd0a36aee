import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Db } from '../../database/connection.ts';
import { appliedMigrations } from '../../database/known-migrations.ts';
import { migrate } from '../../database/migrate.ts';
import { UnfitSchema } from '../../database/schema-fit.ts';
import { createRolesAndDatabase, type RolePasswords } from '../../database/roles.ts';
import { writePrivateFileOnce } from '../../platform/private-file.ts';
import { developmentClientKey } from '../seed/client-keys.ts';
import { seedDatabase } from '../seed/seed-database.ts';

export type DatabaseUrls = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
};

export type PrepareInput = {
  /** Superuser of the embedded PostgreSQL, database `postgres`. */
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly progress: (line: string) => void;
  readonly database?: string;
};

const secret = (): string => randomBytes(24).toString('hex');

const passwordsIn = async (dataDir: string): Promise<RolePasswords> => {
  const file = join(dataDir, 'database-passwords.json');
  await writePrivateFileOnce(
    file,
    JSON.stringify({ owner: secret(), app: secret(), worker: secret() }),
  );
  return JSON.parse(await readFile(file, 'utf8')) as RolePasswords;
};

const urlFor = (adminUrl: string, role: string, password: string, database: string): string => {
  const url = new URL(adminUrl);
  url.username = `anmalan_${role}`;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
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
  database = 'anmalan',
}: PrepareInput): Promise<DatabaseUrls> {
  const passwords = await passwordsIn(dataDir);
  const admin = connect({ connectionString: adminUrl, applicationName: 'anmalan-prepare', max: 2 });
  try {
    await createRolesAndDatabase(admin, database, passwords);
  } finally {
    await admin.destroy();
  }
  const ownerUrl = urlFor(adminUrl, 'owner', passwords.owner, database);
  const owner = connect({ connectionString: ownerUrl, applicationName: 'anmalan-migrate', max: 3 });
  try {
    const found = (await appliedMigrations(owner)).at(-1);
    const done = await migrateData(owner, dataDir);
    if (done.length > 0) progress(whatWasDone(found, done));
    await seedDatabase(owner, (login) => developmentClientKey(dataDir, login));
  } finally {
    await owner.destroy();
  }
  return {
    ownerUrl,
    appUrl: urlFor(adminUrl, 'app', passwords.app, database),
    workerUrl: urlFor(adminUrl, 'worker', passwords.worker, database),
  };
}
