import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { firstClosedFolder } from './folder-access.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { openServerLog } from './server-log.ts';
import type { ServerUser } from './server-user.ts';
import { type Progress, slowStep } from './slow-step.ts';

/**
 * The superuser's name. Its password is known to this module and its callers on the same machine
 * only.
 */
export const SUPERUSER = 'postgres';

/**
 * The environment of PostgreSQL's programs: nothing of the caller's, so that they look in their own
 * folders only, and English, so that we can read their log.
 */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

/** Everything that belongs to one database cluster on disk, all absolute. */
export type PostgresPlace = {
  readonly dataDir: string;
  /** The file with the superuser's password, beside the data, mode 0600. */
  readonly passwordFile: string;
  readonly logFile: string;
  readonly recordFile: string;
};

/** What making a cluster needs. `durable: false` skips the flush to disk, as tests do. */
export type MakeData = {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser | undefined;
  readonly durable: boolean;
  readonly progress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Checks that the account PostgreSQL runs as may enter the folders above the data.
 * @throws when it may not, with what to do
 */
export async function checkWayTo(dataDir: string, user: ServerUser | undefined): Promise<void> {
  if (user === undefined) return;
  const closed = await firstClosedFolder(dirname(dataDir), user);
  if (closed === undefined) return;
  throw new Error(
    `PostgreSQL refuses to run as root and runs as ${user.name} here, who may not pass through ${closed}. ` +
      'Set ANMALAN_DATA to a folder whose parents are open to everybody (for example below /var/lib), ' +
      `or open this one with "chmod o+x ${closed}".`,
  );
}

async function keptPassword({ passwordFile }: PostgresPlace): Promise<string | undefined> {
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function newPassword({ place, user }: MakeData): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const part = `${place.passwordFile}.${process.pid}`;
  await writeFile(part, `${password}\n`, { mode: 0o600 });
  // initdb reads the file, and runs under that account.
  if (user !== undefined) await chown(part, user.uid, user.gid);
  await rename(part, place.passwordFile);
  return password;
}

async function stateOf(dataDir: string): Promise<'absent' | 'made' | 'foreign'> {
  const names: readonly string[] = await readdir(dataDir).catch(() => []);
  if (names.length === 0) return 'absent';
  return names.includes('PG_VERSION') ? 'made' : 'foreign';
}

function initdbArguments({ place, durable }: MakeData, folder: string): readonly string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${place.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // With this, letters have the same order on every machine, whatever its C library knows.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

async function runInitdb(make: MakeData, folder: string): Promise<void> {
  const log = openServerLog(make.place.logFile);
  const account = make.user === undefined ? {} : { uid: make.user.uid, gid: make.user.gid };
  const child = spawn(make.binaries.initdb, initdbArguments(make, folder), {
    ...account,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    stdio: ['ignore', log.descriptor, log.descriptor],
    ...(make.signal === undefined ? {} : { signal: make.signal }),
  });
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status, signal) => resolve(status ?? signal ?? 'unknown'));
    });
    if (code !== 0) throw new Error(initdbFailure(code, log.lastLines(), make));
  } finally {
    log.close();
  }
}

function initdbFailure(code: number | string, lines: string, { place }: MakeData): string {
  const hint = lines.includes('shared libraries')
    ? '\nThe package\'s install step has not run: "npm ci" must be allowed to run scripts.'
    : '';
  return `PostgreSQL could not make its data in ${place.dataDir} (initdb: ${code}).${hint}\n${lines}`;
}

/**
 * Makes the cluster when there is none and resolves to the superuser's password. The data gets its
 * name only when it is whole, so that after a crash half-way the next start begins anew.
 * @throws on a folder that holds something else, on data whose password is lost, and when initdb
 *   fails (with what it said)
 */
export async function makeData(make: MakeData): Promise<string> {
  const { place } = make;
  const state = await stateOf(place.dataDir);
  if (state === 'foreign') {
    throw new Error(
      `${place.dataDir} is not empty and holds no PostgreSQL data. ` +
        'Move it away, or set ANMALAN_DATA to another folder.',
    );
  }
  const kept = await keptPassword(place);
  if (state === 'absent') {
    const password = kept ?? (await newPassword(make));
    await slowStep('making the database', make.progress, makeCluster(make));
    return password;
  }
  if (kept !== undefined) return kept;
  throw new Error(
    `${place.dataDir} holds a database, but its password is gone: ${place.passwordFile} is missing. ` +
      'Put the file back, or move the data away to begin anew.',
  );
}

async function makeCluster(make: MakeData): Promise<void> {
  const { place, user } = make;
  const part = `${place.dataDir}.unfinished`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o700 });
  if (user !== undefined) await chown(part, user.uid, user.gid);
  await runInitdb(make, part);
  await rename(part, place.dataDir);
}
