import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from './ports.ts';
import { endProcess, isStill } from './processes.ts';
import { forgetProcess, readServerRecord, sameCommand } from './server-record.ts';
import type { ServerRecord } from './server-record.ts';
import { type Progress, slowStep } from './slow-step.ts';
import { databaseFile } from './temporal-command.ts';
import {
  type LaunchTemporal,
  type TemporalPorts,
  type TemporalProcess,
  commandFor,
  launchTemporal,
} from './temporal-process.ts';
import { type SearchAttribute, usableWithin } from './temporal-ready.ts';

const KILL_AFTER_MS = 5000;
const TAKEOVER_LIMIT_MS = 5000;

/** How to start a Temporal server of this machine's own. */
export type StartTemporal = {
  /** The program (`findTemporalCli`). */
  readonly cli: string;
  /** Database, log and record; made when absent. */
  readonly dataDir: string;
  /** Ports of 127.0.0.1; default: those of the last start, else free ones. */
  readonly port?: number;
  readonly uiPort?: number;
  /** Default `default`. */
  readonly namespace?: string;
  readonly searchAttributes: readonly SearchAttribute[];
  /** Values as JSON: a text carries its quotes. */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  /** Without Temporal's web page. */
  readonly headless?: boolean;
  readonly progress?: Progress;
  /** Gives up and leaves no process behind when aborted before the server is usable. */
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
  /** Killed after `killAfterMs` (5 s). What was acknowledged is in the file either way. */
  stop(options?: { readonly killAfterMs?: number }): Promise<void>;
};

/**
 * Starts Temporal on a database file, or takes over the server that an earlier run left behind on
 * it. Throws with the last lines of the server's log.
 */
export async function startTemporal(options: StartTemporal): Promise<RunningTemporal> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const recordFile = join(dataDir, 'temporal.json');
  const record = await readServerRecord(recordFile);
  const launch: LaunchTemporal = {
    cli: options.cli,
    dataDir,
    logFile: join(dataDir, 'temporal.log'),
    recordFile,
    namespace: options.namespace ?? 'default',
    searchAttributes: options.searchAttributes,
    dynamicConfig: options.dynamicConfig ?? {},
    progress: options.progress,
    signal: options.signal,
    choosePorts: async (attempt) => choosePorts(options, attempt === 1 ? record : undefined),
  };
  const reused = await reuseTemporal(launch, options, record);
  return running(reused ?? (await launchTemporal(launch)), recordFile, reused !== undefined);
}

async function choosePorts(
  { port, uiPort, headless }: StartTemporal,
  record: ServerRecord | undefined,
): Promise<TemporalPorts> {
  return {
    port: port ?? (await freePort(record?.ports['frontend'])),
    uiPort: headless === true ? undefined : (uiPort ?? (await freePort(record?.ports['page']))),
  };
}

/** One that would be started otherwise now is stopped first. `undefined`: start one. */
async function reuseTemporal(
  launch: LaunchTemporal,
  { port, uiPort, headless }: StartTemporal,
  record: ServerRecord | undefined,
): Promise<TemporalProcess | undefined> {
  if (record?.pid === undefined) return undefined;
  const { pid, ports, command } = record;
  if (!isStill(pid, databaseFile(launch.dataDir))) return undefined;
  const wanted: TemporalPorts = {
    port: port ?? ports['frontend'] ?? 0,
    uiPort: headless === true ? undefined : (uiPort ?? ports['page']),
  };
  const found = { pid, ...wanted };
  if (sameCommand(command, commandFor(launch, wanted))) {
    const usable = usableWithin(
      { ...launch, address: `127.0.0.1:${wanted.port}` },
      { pid, limitMs: TAKEOVER_LIMIT_MS, signal: launch.signal },
    );
    const line = 'taking over the Temporal server that is still running';
    if (await slowStep(line, launch.progress, usable)) return found;
  }
  launch.progress?.('stopping a Temporal server of an earlier start');
  await endProcess(pid, { signal: 'SIGTERM', killAfterMs: KILL_AFTER_MS });
  return undefined;
}

function running(
  { pid, port, uiPort }: TemporalProcess,
  recordFile: string,
  reused: boolean,
): RunningTemporal {
  return {
    address: `127.0.0.1:${port}`,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    pid,
    reused,
    stop: async ({ killAfterMs = KILL_AFTER_MS } = {}) => {
      await endProcess(pid, { signal: 'SIGTERM', killAfterMs });
      await forgetProcess(recordFile);
    },
  };
}
