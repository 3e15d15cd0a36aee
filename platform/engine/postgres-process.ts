import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import type { ServerLaunch, ServerProcess } from './launch-server.ts';
import { freePort } from './ports.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { POSTGRES_ENVIRONMENT, type PostgresPlace, SUPERUSER } from './postgres-data.ts';
import { isStill } from './processes.ts';
import type { ServerRecord } from './server-record.ts';
import type { ServerUser } from './server-user.ts';
import { takeOverServer } from './take-over-server.ts';

export type PostgresPorts = { readonly postgres: number };

/** All that starting the server process needs. */
export type LaunchPostgres = Pick<ServerLaunch<PostgresPorts>, 'progress' | 'signal'> & {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser | undefined;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly fixedPort: number | undefined;
  /** The record of the last start. */
  readonly record: ServerRecord | undefined;
};

/** SIGINT is PostgreSQL's fast shutdown, which waits for no client to disconnect. */
export const POSTGRES_ENDING = { signal: 'SIGINT', killAfterMs: 8000 } as const;

const DEFAULT_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

function commandFor(options: LaunchPostgres, { postgres }: PostgresPorts): readonly string[] {
  const { place, binaries, settings } = options;
  const all = Object.entries({ ...DEFAULT_SETTINGS, ...settings });
  const parameters = all.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [binaries.postgres, '-D', place.dataDir, '-p', String(postgres), ...parameters];
}

/** Whether the server on this port is the one of our data folder and lets us in. */
async function accepts({ place, password }: LaunchPostgres, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  });
  // Without a listener an error event would end this process. The rejected promise tells of the
  // same error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('show data_directory');
    return answer.rows[0]?.data_directory === place.dataDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function postgresLaunch(options: LaunchPostgres): ServerLaunch<PostgresPorts> {
  const { place, user, fixedPort, record, progress, signal } = options;
  return {
    name: 'PostgreSQL',
    logFile: place.logFile,
    recordFile: place.recordFile,
    surroundings: {
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: POSTGRES_ENVIRONMENT,
    },
    ending: POSTGRES_ENDING,
    progress,
    signal,
    choosePorts: async (attempt) => {
      const remembered = attempt < 3 ? record?.ports['postgres'] : undefined;
      return { postgres: fixedPort ?? (await freePort(remembered)) };
    },
    command: (ports) => commandFor(options, ports),
    isUsable: async ({ postgres }) => accepts(options, postgres),
  };
}

const lockFile = (dataDir: string): string => join(dataDir, 'postmaster.pid');

/** A server writes its lock file as soon as it has made it. */
const WRITTEN_WITHIN_MS = 1000;

/**
 * The text of the lock file, `undefined` when there is none. An empty one is read again until a
 * server that has just made it has had its time to write.
 */
async function readLockFile(dataDir: string): Promise<string | undefined> {
  const deadline = AbortSignal.timeout(WRITTEN_WITHIN_MS);
  for (;;) {
    const text = await readFile(lockFile(dataDir), 'utf8').catch(() => undefined);
    if (text !== '' || deadline.aborted) return text;
    await pause(WRITTEN_WITHIN_MS / 10);
  }
}

/**
 * Process and port of the server on this data: the first and the fourth line of its lock file
 * (PostgreSQL's manual, "Creating a Database Cluster").
 */
function serverIn(lock: string): { readonly pid: number; readonly port: number } {
  const lines = lock.split('\n');
  return { pid: Number(lines[0]) || 0, port: Number(lines[3]) };
}

/**
 * Takes over the server that an earlier run left behind on this data (`takeOverServer`).
 * `undefined` means that one has to be started.
 */
export async function reusePostgres(
  options: LaunchPostgres,
): Promise<ServerProcess<PostgresPorts> | undefined> {
  const { place, fixedPort, record } = options;
  const lock = await readLockFile(place.dataDir);
  if (lock === undefined) return undefined;
  const left = serverIn(lock);
  if (!isStill(left.pid, place.dataDir)) {
    // PostgreSQL refuses to start when another program has this process number by now, and when the
    // file is empty because its server was killed before it wrote it, so the file is removed. A
    // second lock of PostgreSQL's, on shared memory, still keeps two servers from the same data.
    await rm(lockFile(place.dataDir), { force: true });
    return undefined;
  }
  const ports = { postgres: fixedPort ?? left.port };
  return takeOverServer(postgresLaunch(options), { pid: left.pid, ports }, record);
}
