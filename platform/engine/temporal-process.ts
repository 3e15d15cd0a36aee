import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { sendSignal } from './processes.ts';
import { type ServerLog, openServerLog } from './server-log.ts';
import { writeServerRecord } from './server-record.ts';
import { type Progress, slowStep } from './slow-step.ts';
import { type TemporalCommand, temporalCommand } from './temporal-command.ts';
import { type SearchAttribute, usableWithin } from './temporal-ready.ts';

/** Ports of 127.0.0.1; without `uiPort` there is no web page. */
export type TemporalPorts = Pick<TemporalCommand, 'port' | 'uiPort'>;

/** A server process and where it listens. */
export type TemporalProcess = TemporalPorts & { readonly pid: number };

/** All that starting the server process needs. */
export type LaunchTemporal = Omit<TemporalCommand, 'port' | 'uiPort'> & {
  readonly searchAttributes: readonly SearchAttribute[];
  readonly logFile: string;
  readonly recordFile: string;
  readonly progress: Progress | undefined;
  readonly signal: AbortSignal | undefined;
  /** `attempt` counts from 1. */
  choosePorts(attempt: number): Promise<TemporalPorts>;
};

const START_LIMIT_MS = 60_000;
const TRIES = 3;
/** A port may be taken between choosing and listening. */
const WORTH_ANOTHER_TRY = /address already in use|can't set frontend port|port .* in use/i;

/** Program and words for these ports. */
export function commandFor(launch: LaunchTemporal, ports: TemporalPorts): readonly string[] {
  return temporalCommand({ ...launch, ...ports });
}

/** Starts the server and waits until its namespace is usable; throws with its last log lines. */
export async function launchTemporal(launch: LaunchTemporal): Promise<TemporalProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const ports = await launch.choosePorts(attempt);
    const log = openServerLog(launch.logFile);
    try {
      return await slowStep('starting Temporal', launch.progress, startOnce(launch, ports, log));
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
  launch: LaunchTemporal,
  ports: TemporalPorts,
  log: ServerLog,
): Promise<TemporalProcess> {
  const command = commandFor(launch, ports);
  const child = spawnServer(command, launch.dataDir, log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Temporal does not start: ${await ended}`);
  await writeServerRecord(launch.recordFile, { pid, ports: recordedPorts(ports), command });
  const wanted = { ...launch, address: `127.0.0.1:${ports.port}` };
  const limits = { pid, limitMs: START_LIMIT_MS, signal: launch.signal };
  if (await usableWithin(wanted, limits)) {
    child.unref();
    return { pid, ...ports };
  }
  const hung = sendSignal(pid, 'SIGKILL') ? ' (killed: its namespace did not become usable)' : '';
  throw new Error(
    `Temporal did not start: ${await ended}${hung}. Last lines of ${log.file}:\n${log.lastLines()}`,
  );
}

function recordedPorts({ port, uiPort }: TemporalPorts): Readonly<Record<string, number>> {
  return { frontend: port, ...(uiPort === undefined ? {} : { page: uiPort }) };
}

/**
 * Detached, so that a Ctrl-C in the terminal reaches only us and we stop it in our own order. Its
 * home is its data folder: nothing in a person's Temporal settings changes this server.
 */
function spawnServer(command: readonly string[], dataDir: string, log: ServerLog): ChildProcess {
  const [program = '', ...words] = command;
  return spawn(program, words, {
    cwd: dataDir,
    env: { HOME: dataDir },
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
}
