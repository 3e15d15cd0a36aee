import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../../platform/engine/ports.ts';
import { endProcess } from '../../platform/engine/processes.ts';
import { startTemporal, type RunningTemporal } from '../../platform/engine/temporal.ts';
import { searchAttributes } from '../../workflows/messages.ts';
import { quickTimers, temporalCli } from './temporal-cli.ts';

export type OwnTemporal = {
  /** `127.0.0.1:<port>`, the same after every start. */
  readonly address: string;
  start(): Promise<void>;
  /** Ended by its process id, at once and without leave to say goodbye. */
  kill(): Promise<void>;
  /** Hangs: it keeps its port and its connections and answers nothing. */
  hang(): void;
  /** Forgets everything; only while it is down. */
  wipe(): Promise<void>;
  close(): Promise<void>;
};

/** A server of the test's own that can be taken away, on a database file of its own. */
export async function createOwnTemporal(
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnTemporal> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-temporal-'));
  const cli = await temporalCli();
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
        dynamicConfig: { ...quickTimers, ...settings },
        headless: true,
      });
    },
    kill,
    hang: () => {
      if (running) process.kill(running.pid, 'SIGSTOP');
    },
    wipe: () => rm(dataDir, { recursive: true, force: true }),
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
