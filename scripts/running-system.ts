import { join } from 'node:path';
import { NoToken } from './access-token.ts';
import {
  databaseUrls,
  keptPasswords,
  ownDatabase,
  type DatabaseUrls,
} from './start/database-urls.ts';
import { findRunning } from './start/run-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function dataFolderIn(env: Environment): string {
  return env['ANMALAN_DATA'] || '.anmalan';
}

/**
 * The address that the environment states, else the one of the part that runs here, by its record
 * in `<data>/run`.
 *
 * @throws NoToken when neither is known
 */
const addressOf = (
  env: Environment,
  part: 'api' | 'identity-provider',
  variable: string,
): string => {
  const stated = env[variable];
  if (stated) return stated.replace(/\/+$/, '');
  const data = dataFolderIn(env);
  const port = findRunning(join(data, 'run'), part)?.port;
  if (port !== undefined) return `http://127.0.0.1:${port}`;
  throw new NoToken(
    `no ${part} runs on the data in ${data} (ANMALAN_DATA): start the system (npm start) or set ${variable}`,
  );
};

/** Where the API listens. @throws NoToken when nothing says where */
export function apiAddress(env: Environment, variable = 'PUBLIC_ORIGIN'): string {
  return addressOf(env, 'api', variable);
}

/** Where the development login listens. @throws NoToken when nothing says where */
export function issuerAddress(env: Environment): string {
  return addressOf(env, 'identity-provider', 'OIDC_ISSUER');
}

/**
 * The database of the running system as its three roles: those that the environment states, else
 * the one that `npm start` runs on the data folder.
 *
 * @throws NoToken when nothing says where it is
 */
export async function databaseAddresses(env: Environment): Promise<DatabaseUrls> {
  const {
    DATABASE_URL: appUrl,
    WORKER_DATABASE_URL: workerUrl,
    OWNER_DATABASE_URL: ownerUrl,
  } = env;
  if (appUrl && workerUrl && ownerUrl) return { appUrl, workerUrl, ownerUrl };
  const data = dataFolderIn(env);
  const port = findRunning(join(data, 'run'), 'postgres')?.port;
  if (port === undefined) {
    throw new NoToken(
      `no postgres runs on the data in ${data} (ANMALAN_DATA): start the system (npm start) or set DATABASE_URL, WORKER_DATABASE_URL and OWNER_DATABASE_URL`,
    );
  }
  return databaseUrls(`postgres://127.0.0.1:${port}`, await keptPasswords(data), ownDatabase);
}
