import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RolePasswords } from '../../database/roles.ts';

export type DatabaseUrls = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
};

/** The database that `npm start` makes. */
export const ownDatabase = 'anmalan';

/** Where a data folder keeps the passwords of the three roles. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'database-passwords.json');
}

/** @throws Error when the folder holds none yet */
export async function keptPasswords(dataDir: string): Promise<RolePasswords> {
  return JSON.parse(await readFile(passwordFile(dataDir), 'utf8')) as RolePasswords;
}

/**
 * The address of a database for each of the three roles.
 *
 * @param server address of the server; whose name and which database it holds does not matter
 */
export function databaseUrls(
  server: string,
  passwords: RolePasswords,
  database: string,
): DatabaseUrls {
  const urlFor = (role: keyof RolePasswords): string => {
    const url = new URL(server);
    url.username = `anmalan_${role}`;
    url.password = passwords[role];
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: urlFor('owner'), appUrl: urlFor('app'), workerUrl: urlFor('worker') };
}
