import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../../database/connection.ts';
import { createDevelopmentKeys, loadKeyring } from '../../platform/crypto/keyring.ts';
import { startPostgres } from '../../platform/engine/postgres.ts';
import { prepareDatabase } from '../../scripts/start/prepare-database.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { loadDirectory } from '../../services/directory.ts';
import type { Figures } from './grow.ts';
import { grownDatabase } from './grown-database.ts';

/** A database of its own that grows, and what a measurement needs to work on it. */
export type Grown = {
  readonly admin: Db;
  readonly deps: Deps;
  readonly appUrl: string;
  readonly keysFile: string;
  readonly folder: string;
  readonly growTo: (figures: Figures) => Promise<void>;
};

/** A log that has room for what comes in at once; the rest is as in production. */
const settings = { max_wal_size: '4GB' };

const withDatabase = async <T>(
  folder: string,
  town: string,
  work: (grown: Grown) => Promise<T>,
): Promise<T> => {
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings });
  const keysFile = join(folder, 'keys.json');
  await createDevelopmentKeys(keysFile);
  const urls = await prepareDatabase({
    adminUrl: postgres.adminUrl,
    dataDir: folder,
    progress: () => undefined,
    database: 'lists',
  });
  const adminUrl = new URL('/lists', postgres.adminUrl).href;
  const pools = [adminUrl, urls.appUrl, urls.workerUrl].map((connectionString) =>
    connect({ connectionString, applicationName: 'bench-lists', statementLimitMs: 600_000 }),
  ) as [Db, Db, Db];
  try {
    const [admin, db, workerDb] = pools;
    const keyring = await loadKeyring(keysFile, { production: false });
    const directory = await loadDirectory(db);
    const deps = { db, keyring, directory, freshLoginSeconds: 900, wake: () => undefined };
    const place = { deps, workerDeps: { ...deps, db: workerDb } };
    const { growTo } = await grownDatabase(place, { adminUrl, keysFile, town });
    return await work({ admin, deps, appUrl: urls.appUrl, keysFile, folder, growTo });
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
    await postgres.stop();
  }
};

/**
 * Works on a database that grows in one municipality and is gone afterwards; PostgreSQL waits for the
 * disk.
 *
 * @param town the login ending of that municipality
 */
export async function inGrownDatabase<T>(
  town: string,
  work: (grown: Grown) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  try {
    return await withDatabase(folder, town, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
