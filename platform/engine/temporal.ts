import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import { launchServer } from './launch-server.ts';
import { endProcess } from './processes.ts';
import { forgetProcess, readServerRecord } from './server-record.ts';
import type { Progress } from './slow-step.ts';
import {
  type LaunchTemporal,
  TEMPORAL_ENDING,
  reuseTemporal,
  temporalLaunch,
} from './temporal-process.ts';
import type { SearchAttribute } from './temporal-ready.ts';

/** How to start a Temporal server of this machine's own. */
export type StartTemporal = {
  /** Path of Temporal's command line (`findTemporalCli`). */
  readonly cli: string;
  /** The folder of database, log and record, made when absent. */
  readonly dataDir: string;
  /** Ports of 127.0.0.1; default: those of the last start, else free ones. */
  readonly port?: number;
  readonly uiPort?: number;
  /** Default `default`. */
  readonly namespace?: string;
  readonly searchAttributes: readonly SearchAttribute[];
  /** Values are JSON, so a text carries its quotes. */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  /** Without Temporal's web page. */
  readonly headless?: boolean;
  readonly progress?: Progress;
  /**
   * When it is aborted before the server is usable, the start is given up and leaves no process
   * behind.
   */
  readonly signal?: AbortSignal;
};

/** A Temporal server whose namespace and search attributes are usable. */
export type RunningTemporal = {
  /** `127.0.0.1:<port>` */
  readonly address: string;
  /** Temporal's own web page; `undefined` when headless. */
  readonly uiUrl: string | undefined;
  readonly pid: number;
  /** Whether a server left behind by an earlier run was taken over. */
  readonly reused: boolean;
  /**
   * Stops the server, and kills it after `killAfterMs` (5 s). What it has acknowledged is in the
   * file either way.
   */
  stop(options?: { readonly killAfterMs?: number }): Promise<void>;
};

/**
 * Starts Temporal on a database file, or takes over the server that an earlier run left behind on
 * it.
 * @throws with the last lines of the server's log
 */
export async function startTemporal(options: StartTemporal): Promise<RunningTemporal> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const recordFile = join(dataDir, 'temporal.json');
  const launch: LaunchTemporal = {
    cli: options.cli,
    dataDir,
    recordFile,
    record: await readServerRecord(recordFile),
    port: options.port,
    uiPort: options.uiPort,
    headless: options.headless ?? false,
    namespace: options.namespace ?? 'default',
    searchAttributes: options.searchAttributes,
    dynamicConfig: options.dynamicConfig ?? {},
    progress: options.progress,
    signal: options.signal,
  };
  const reused = await reuseTemporal(launch);
  const { pid, ports } = reused ?? (await launchServer(temporalLaunch(launch)));
  return {
    address: `127.0.0.1:${ports.frontend}`,
    uiUrl: ports.page === undefined ? undefined : `http://127.0.0.1:${ports.page}`,
    pid,
    reused: reused !== undefined,
    stop: async (ending) => {
      await endProcess(pid, { ...TEMPORAL_ENDING, ...ending });
      await forgetProcess(recordFile);
    },
  };
}
