import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { freePort } from './ports.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { POSTGRES_ENVIRONMENT, type PostgresPlace, SUPERUSER } from './postgres-data.ts';
import { endProcess, isAlive, isStill, sendSignal } from './processes.ts';
import { type ServerLog, openServerLog } from './server-log.ts';
import { type ServerRecord, sameCommand, writeServerRecord } from './server-record.ts';
import type { ServerUser } from './server-user.ts';
import { type Progress, slowStep } from './slow-step.ts';

/** All that starting the server process needs. */
export type LaunchPostgres = {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser | undefined;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly fixedPort: number | undefined;
  readonly rememberedPort: number | undefined;
  readonly progress: Progress | undefined;
  readonly signal: AbortSignal | undefined;
};

/** A process and the port it accepts connections on. */
export type PostgresProcess = { readonly pid: number; readonly port: number };

const POLL_MS = 40;
/** Recovery after a crash may take its time; a server that has not come by then never will. */
const START_LIMIT_MS = 120_000;
const TAKEOVER_LIMIT_MS = 10_000;
/** A port may be taken between choosing and listening; the remains of a killed server fade in a moment. */
const WORTH_ANOTHER_TRY = /could not bind|Address already in use|is still in use/;
const TRIES = 4;

const DEFAULT_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

function commandFor(launch: LaunchPostgres, port: number): readonly string[] {
  const { place, binaries, settings } = launch;
  const all = Object.entries({ ...DEFAULT_SETTINGS, ...settings });
  const parameters = all.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [binaries.postgres, '-D', place.dataDir, '-p', String(port), ...parameters];
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
  // A server that goes away in the middle is told by the rejected promise as well.
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

async function acceptsWithin(
  launch: LaunchPostgres,
  { pid, port, limitMs }: PostgresProcess & { readonly limitMs: number },
): Promise<boolean> {
  const deadline = AbortSignal.timeout(limitMs);
  while (isAlive(pid) && !deadline.aborted && launch.signal?.aborted !== true) {
    if (await accepts(launch, port)) return true;
    await pause(POLL_MS);
  }
  return false;
}

/** First line: process, fourth: port (PostgreSQL's manual, "Creating a Database Cluster"). */
async function lockFile(dataDir: string): Promise<PostgresProcess | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port } : undefined;
}

/**
 * The server an earlier run left behind on this data, when it runs, lets us in and was started
 * as we would start it; one that was not is stopped first. `undefined`: start one.
 */
export async function reusePostgres(
  launch: LaunchPostgres,
  record: ServerRecord | undefined,
): Promise<PostgresProcess | undefined> {
  const { dataDir } = launch.place;
  const left = await lockFile(dataDir);
  if (left === undefined) return undefined;
  if (!isStill(left.pid, dataDir)) {
    // The number may belong to another program by now, before which PostgreSQL would give way.
    // A second interlock, on shared memory, still keeps two servers from the same data.
    await rm(join(dataDir, 'postmaster.pid'), { force: true });
    return undefined;
  }
  const port = launch.fixedPort ?? left.port;
  const same = record !== undefined && sameCommand(record.command, commandFor(launch, port));
  const line = 'taking over the PostgreSQL that is still running';
  const limited = { ...left, limitMs: TAKEOVER_LIMIT_MS };
  if (same && (await slowStep(line, launch.progress, acceptsWithin(launch, limited)))) return left;
  launch.progress?.('stopping a PostgreSQL of an earlier start');
  await endProcess(left.pid, { signal: 'SIGINT', killAfterMs: 8000 });
  return undefined;
}

/** Starts the server and waits until it accepts connections; throws with its last log lines. */
export async function launchPostgres(launch: LaunchPostgres): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port =
      launch.fixedPort ?? (await freePort(attempt < 3 ? launch.rememberedPort : undefined));
    const log = openServerLog(launch.place.logFile);
    try {
      return await slowStep('starting PostgreSQL', launch.progress, startOnce(launch, port, log));
    } catch (error) {
      const again = attempt < TRIES && WORTH_ANOTHER_TRY.test(log.lastLines());
      if (!again || launch.signal?.aborted === true) throw error;
      await pause(250 * attempt);
    } finally {
      log.close();
    }
  }
}

async function startOnce(
  launch: LaunchPostgres,
  port: number,
  log: ServerLog,
): Promise<PostgresProcess> {
  const command = commandFor(launch, port);
  const child = spawnServer(command, launch.user, log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`PostgreSQL does not start: ${await ended}`);
  await writeServerRecord(launch.place.recordFile, { pid, ports: { postgres: port }, command });
  if (await acceptsWithin(launch, { pid, port, limitMs: START_LIMIT_MS })) {
    child.unref();
    return { pid, port };
  }
  const hung = sendSignal(pid, 'SIGKILL') ? ' (killed: it accepted no connection)' : '';
  const { file } = log;
  throw new Error(
    `PostgreSQL did not start: ${await ended}${hung}. Last lines of ${file}:\n${log.lastLines()}`,
  );
}

/** Detached, so that a Ctrl-C in the terminal reaches only us and we stop it in our own order. */
function spawnServer(
  command: readonly string[],
  user: ServerUser | undefined,
  log: ServerLog,
): ChildProcess {
  const [program = '', ...words] = command;
  return spawn(program, words, {
    ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
}
