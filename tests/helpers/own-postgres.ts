import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../../platform/engine/ports.ts';
import { endProcess } from '../../platform/engine/processes.ts';
import { startPostgres, type RunningPostgres } from '../../platform/engine/postgres.ts';
import { prepareDatabase } from '../../scripts/start/prepare-database.ts';
import { templateName } from './database-setup.ts';
import type { Cluster } from './system.ts';

export type OwnPostgres = Cluster & {
  /** On the same port and the same data as before. */
  start(): Promise<void>;
  /** Fast shutdown: every connection is ended. */
  stop(): Promise<void>;
  /** The server and all its connections are ended by `kill -9`, so that it must recover. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** A migrated and seeded server of the test's own, running, that can be taken away. */
export async function createOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-postgres-'));
  // PostgreSQL runs as another account when the tests run as root.
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'postgres');
  const port = await freePort();
  let running: RunningPostgres | undefined;
  const start = async (): Promise<RunningPostgres> =>
    (running = await startPostgres({ dataDir, port, settings: { fsync: 'off' } }));
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  const { adminUrl } = await start();
  const urls = await prepareDatabase({
    adminUrl,
    dataDir: folder,
    progress: () => undefined,
    database: templateName,
  });
  return {
    adminUrl,
    ...urls,
    start: async () => void (await start()),
    stop,
    kill: async () => {
      if (running) await endProcess(running.pid, { signal: 'SIGKILL', killAfterMs: 2_000 });
      running = undefined;
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
