import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';

import { connect, type Db } from '../../database/connection.ts';
import { loadKeyring, type Keyring } from '../../platform/crypto/keyring.ts';
import { SUPERUSER } from '../../platform/engine/postgres-data.ts';
import { loadDirectory, type Directory } from '../../services/directory.ts';
import { ownDatabase } from '../start/database-urls.ts';
import { findRunning } from '../start/run-state.ts';

/** What a system has stored, read past every fence and with every key. */
export type Evidence = {
  /** Superuser on the system's database. */
  readonly db: Db;
  readonly keyring: Keyring;
  readonly directory: Directory;
  readonly temporal: Client;
  readonly close: () => Promise<void>;
};

const portOf = (data: string, name: 'postgres' | 'temporal'): number => {
  const port = findRunning(join(data, 'run'), name)?.port;
  if (port === undefined) throw new Error(`no ${name} runs on ${data}`);
  return port;
};

const superuserUrl = async (data: string): Promise<string> => {
  const password = (await readFile(join(data, 'postgres.password'), 'utf8')).trim();
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${portOf(data, 'postgres')}/${ownDatabase}`;
};

/** @param data folder of a system that runs on engines of its own. @throws Error when none runs */
export async function gatherEvidence(data: string): Promise<Evidence> {
  const db = connect({
    connectionString: await superuserUrl(data),
    applicationName: 'anmalan-drill',
  });
  const connection = await Connection.connect({ address: `127.0.0.1:${portOf(data, 'temporal')}` });
  return {
    db,
    keyring: await loadKeyring(join(data, 'keys.json'), { production: false }),
    directory: await loadDirectory(db),
    temporal: new Client({ connection }),
    close: async () => {
      await Promise.all([db.destroy(), connection.close()]);
    },
  };
}
