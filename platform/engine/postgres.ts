import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { launchServer } from './launch-server.ts';
import { installedPostgres, reachablePostgres } from './postgres-binaries.ts';
import { type PostgresPlace, SUPERUSER, checkWayTo, makeData } from './postgres-data.ts';
import { POSTGRES_ENDING, postgresLaunch, reusePostgres } from './postgres-process.ts';
import { endProcess } from './processes.ts';
import { forgetProcess, readServerRecord } from './server-record.ts';
import { postgresUser } from './server-user.ts';
import type { Progress } from './slow-step.ts';

export type StartPostgres = {
  /** The folder of the data, made when absent. Password, log and record lie beside it. */
  readonly dataDir: string;
  /** A port of 127.0.0.1; default: the one of the last start, else a free one. */
  readonly port?: number;
  /** Server parameters, `name: value`; they win over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly progress?: Progress;
  /**
   * When it is aborted before the server is up, the start is given up and leaves no process behind.
   */
  readonly signal?: AbortSignal;
};

/** A PostgreSQL that accepts connections on 127.0.0.1. */
export type RunningPostgres = {
  readonly port: number;
  readonly pid: number;
  /** The address of the database `postgres` as superuser. */
  readonly adminUrl: string;
  /** Whether a server left behind by an earlier run was taken over. */
  readonly reused: boolean;
  urlFor(login: {
    readonly user: string;
    readonly password: string;
    readonly database: string;
  }): string;
  /**
   * Stops the server by fast shutdown, and kills it after `killAfterMs` (8 s). Committed data is
   * safe either way.
   */
  stop(options?: { readonly killAfterMs?: number }): Promise<void>;
};

async function placeOf(dataDir: string): Promise<PostgresPlace> {
  const wanted = resolve(dataDir);
  await mkdir(dirname(wanted), { recursive: true });
  // The server reports the real path of its data, which `accepts` compares with this one; a path
  // through a link would never match.
  const real = join(await realpath(dirname(wanted)), basename(wanted));
  return {
    dataDir: real,
    passwordFile: `${real}.password`,
    logFile: `${real}.log`,
    recordFile: `${real}.json`,
  };
}

/**
 * Starts PostgreSQL on this machine from the npm package's programs, or takes over the one that an
 * earlier run left behind on the same data.
 * @throws with the last lines of the server's log
 */
export async function startPostgres(options: StartPostgres): Promise<RunningPostgres> {
  const { progress, signal, settings = {} } = options;
  const place = await placeOf(options.dataDir);
  const user = await postgresUser();
  await checkWayTo(place.dataDir, user);
  const binaries = await reachablePostgres(await installedPostgres(), { user, progress });
  const durable = settings['fsync'] !== 'off';
  const password = await makeData({ place, binaries, user, durable, progress, signal });
  const launch = {
    place,
    binaries,
    user,
    password,
    settings,
    progress,
    signal,
    fixedPort: options.port,
    record: await readServerRecord(place.recordFile),
  };
  const reused = await reusePostgres(launch);
  const { pid, ports } = reused ?? (await launchServer(postgresLaunch(launch)));
  return running({ pid, port: ports.postgres, password, reused: reused !== undefined, place });
}

function running(server: {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  readonly reused: boolean;
  readonly place: PostgresPlace;
}): RunningPostgres {
  const { pid, port, password, reused, place } = server;
  const urlFor: RunningPostgres['urlFor'] = (login) => {
    const [user, secret, database] = [login.user, login.password, login.database].map((part) =>
      encodeURIComponent(part),
    );
    return `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  };
  return {
    pid,
    port,
    reused,
    adminUrl: urlFor({ user: SUPERUSER, password, database: 'postgres' }),
    urlFor,
    stop: async (ending) => {
      await endProcess(pid, { ...POSTGRES_ENDING, ...ending });
      await forgetProcess(place.recordFile);
    },
  };
}
