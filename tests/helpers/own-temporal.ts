import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cacheFolder } from '../../platform/engine/cache-folder.ts';
import { findTemporalCli } from '../../platform/engine/find-temporal.ts';
import { freePort } from '../../platform/engine/ports.ts';
import { endProcess } from '../../platform/engine/processes.ts';
import { startTemporal, type RunningTemporal } from '../../platform/engine/temporal.ts';
import { searchAttributes } from '../../workflows/messages.ts';

/** As on the shared server: timers to the moment, and virtual time. */
const quick = {
  'history.timerProcessorMaxTimeShift': '"10ms"',
  'history.timerProcessorMaxPollRPS': '1000',
  'history.transferProcessorMaxPollRPS': '1000',
  'history.visibilityProcessorMaxPollRPS': '1000',
  'frontend.WorkflowTimeSkippingEnabled': 'true',
} as const;

export type OwnTemporal = {
  /** `127.0.0.1:<port>`, the same after every start. */
  readonly address: string;
  start(): Promise<void>;
  /** Ended by its process id, at once and without leave to say goodbye. */
  kill(): Promise<void>;
  /** Forgets everything; only while it is down. */
  wipe(): Promise<void>;
  close(): Promise<void>;
};

/** A server of the test's own that can be taken away, on a database file of its own. */
export const createOwnTemporal = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnTemporal> => {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-temporal-'));
  const { env } = process;
  const { path: cli } = await findTemporalCli({
    cacheDir: await cacheFolder({ xdgCacheHome: env['XDG_CACHE_HOME'], home: env['HOME'] }),
    pathEnv: env['PATH'] ?? '',
    cliPath: env['TEMPORAL_CLI_PATH'],
  });
  const port = await freePort();
  const dataDir = join(folder, 'data');
  let running: RunningTemporal | undefined;
  const kill = async (): Promise<void> => {
    if (running) await endProcess(running.pid, { signal: 'SIGKILL', killAfterMs: 2_000 });
    running = undefined;
  };
  return {
    address: `127.0.0.1:${port}`,
    start: async () => {
      running = await startTemporal({
        cli,
        dataDir,
        port,
        searchAttributes,
        dynamicConfig: { ...quick, ...settings },
        headless: true,
      });
    },
    kill,
    wipe: () => rm(dataDir, { recursive: true, force: true }),
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
