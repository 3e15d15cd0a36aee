import { readFile } from 'node:fs/promises';

/** The account a server runs as when it refuses to run as root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** The accounts to try, in this order; `nobody` is found on nearly every machine. */
const SERVER_ACCOUNTS = ['postgres', 'nobody'] as const;

/** Finds the first usable account in the text of a passwd file. */
export function accountIn(passwd: string): ServerUser | undefined {
  const lines = passwd.split('\n').map((line) => line.split(':'));
  for (const name of SERVER_ACCOUNTS) {
    const fields = lines.find((line) => line[0] === name);
    const uid = Number(fields?.[2]);
    const gid = Number(fields?.[3]);
    if (uid > 0 && gid > 0) return { name, uid, gid };
  }
  return undefined;
}

/**
 * The account PostgreSQL has to run as. `undefined` is the present user; PostgreSQL refuses to run
 * as root, which has to choose another account of this machine.
 * @throws when root finds none
 */
export async function postgresUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const user = accountIn(await readFile('/etc/passwd', 'utf8'));
  if (user === undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root, and this machine has none of the accounts ${SERVER_ACCOUNTS.join(', ')}. ` +
        'Run as another user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return user;
}
