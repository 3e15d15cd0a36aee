import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type RunningPostgres, startPostgres } from '../../platform/engine/postgres.ts';
import { sendSignal } from '../../platform/engine/processes.ts';
import {
  type RunningTemporal,
  type StartTemporal,
  startTemporal,
} from '../../platform/engine/temporal.ts';
import { quickTimers, temporalCli } from './temporal-cli.ts';

/** The two engines that all tests of a run share. */
export type TestEngines = {
  /** Superuser, database `postgres`: each test file makes a database of its own. */
  readonly adminUrl: string;
  /** `127.0.0.1:<port>`: each test file listens to a task queue of its own. */
  readonly temporalAddress: string;
};

type Engine = { readonly pid: number; stop(): Promise<void> };

/** Nothing of a test outlives its run, so nothing waits for the disk. */
const POSTGRES_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
} as const;

/** PostgreSQL runs as another account when the tests run as root: the folder is open to it. */
async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-test-'));
  await chmod(folder, 0o755);
  return folder;
}

async function postgresIn(folder: string): Promise<RunningPostgres> {
  return startPostgres({
    dataDir: join(folder, 'postgres'),
    settings: POSTGRES_SETTINGS,
    progress: console.log,
  });
}

async function temporalIn(
  folder: string,
  searchAttributes: StartTemporal['searchAttributes'],
): Promise<RunningTemporal> {
  return startTemporal({
    cli: await temporalCli(),
    dataDir: join(folder, 'temporal'),
    searchAttributes,
    dynamicConfig: quickTimers,
    headless: true,
    progress: console.log,
  });
}

function failureOf(results: readonly PromiseSettledResult<unknown>[]): unknown {
  return results.find((result) => result.status === 'rejected')?.reason;
}

/** Stops what has been added to `running` so far, and kills it when the run is broken off. */
function stopper(running: readonly Engine[], folder: string): () => Promise<void> {
  const killAll = (): void => {
    for (const { pid } of running) sendSignal(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killAll);
  return async () => {
    const stopped = await Promise.allSettled(running.map(async (engine) => engine.stop()));
    process.off('exit', killAll);
    await rm(folder, { recursive: true, force: true });
    const failure = failureOf(stopped);
    if (failure !== undefined) throw failure;
  };
}

/** Starts both in a fresh temporary folder. When one of them fails the other is stopped again. */
export async function startTestEngines(
  searchAttributes: StartTemporal['searchAttributes'],
): Promise<TestEngines & { readonly stop: () => Promise<void> }> {
  const folder = await freshFolder();
  const running: Engine[] = [];
  const stop = stopper(running, folder);
  const remember = <E extends Engine>(engine: E): E => {
    running.push(engine);
    return engine;
  };
  const postgres = postgresIn(folder).then(remember);
  const temporal = temporalIn(folder, searchAttributes).then(remember);
  const failure = failureOf(await Promise.allSettled([postgres, temporal]));
  if (failure !== undefined) {
    await stop();
    throw failure;
  }
  const { adminUrl } = await postgres;
  const { address: temporalAddress } = await temporal;
  return { adminUrl, temporalAddress, stop };
}
