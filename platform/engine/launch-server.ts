import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { type Ending, isAlive, sendSignal } from './processes.ts';
import { type ServerLog, openServerLog } from './server-log.ts';
import { type Ports, writeServerRecord } from './server-record.ts';
import { type Progress, slowStep } from './slow-step.ts';

/** A server process and where it listens. */
export type ServerProcess<P extends Ports> = { readonly pid: number; readonly ports: P };

/** How one kind of server is started, known to be usable and stopped. */
export type ServerLaunch<P extends Ports> = {
  /** The name that people read: `PostgreSQL`. */
  readonly name: string;
  readonly logFile: string;
  readonly recordFile: string;
  readonly surroundings: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>;
  readonly ending: Ending;
  readonly progress: Progress | undefined;
  /** The launch is given up when this is aborted. */
  readonly signal: AbortSignal | undefined;
  /** The ports to try; `attempt` counts from 1. */
  readonly choosePorts: (attempt: number) => Promise<P>;
  /** The program and its arguments. */
  readonly command: (ports: P) => readonly string[];
  /** Whether the server on these ports can be used now. Never rejects. */
  readonly isUsable: (ports: P) => Promise<boolean>;
};

const POLL_MS = 50;
/**
 * PostgreSQL may recover from a crash before it is usable, which takes time. A server that is not
 * usable by then is taken for hung and killed.
 */
const START_LIMIT_MS = 120_000;
const TRIES = 4;
/**
 * What a server says when another attempt can succeed: a port was taken between our choosing it and
 * its listening, or what is left of a killed server has not gone yet.
 */
const WORTH_ANOTHER_TRY =
  /could not bind|can't set frontend port|address already in use|is still in use|port .* in use/i;

/**
 * Asks until the server is usable. Resolves to false when it ends, time runs out or the launch is
 * aborted.
 */
export async function usableWithin<P extends Ports>(
  limitMs: number,
  { signal, isUsable }: ServerLaunch<P>,
  { pid, ports }: ServerProcess<P>,
): Promise<boolean> {
  const deadline = AbortSignal.timeout(limitMs);
  while (isAlive(pid) && !deadline.aborted && signal?.aborted !== true) {
    if (await isUsable(ports)) return true;
    await pause(POLL_MS);
  }
  return false;
}

/**
 * Starts the server and waits until it is usable, in at most four attempts.
 * @throws with the last lines of the server's log
 */
export async function launchServer<P extends Ports>(
  launch: ServerLaunch<P>,
): Promise<ServerProcess<P>> {
  const { name, logFile, progress, signal } = launch;
  for (let attempt = 1; ; attempt += 1) {
    const ports = await launch.choosePorts(attempt);
    const log = openServerLog(logFile);
    try {
      return await slowStep(`starting ${name}`, progress, startOnce(launch, ports, log));
    } catch (error) {
      const again = attempt < TRIES && WORTH_ANOTHER_TRY.test(log.lastLines());
      if (!again || signal?.aborted === true) throw error;
      await pause(250 * attempt);
    } finally {
      log.close();
    }
  }
}

async function startOnce<P extends Ports>(
  launch: ServerLaunch<P>,
  ports: P,
  log: ServerLog,
): Promise<ServerProcess<P>> {
  const { name, recordFile, surroundings } = launch;
  const command = launch.command(ports);
  const child = spawnServer(command, surroundings, log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} does not start: ${await ended}`);
  await writeServerRecord(recordFile, { pid, ports, command });
  if (await usableWithin(START_LIMIT_MS, launch, { pid, ports })) {
    child.unref();
    return { pid, ports };
  }
  const hung = sendSignal(pid, 'SIGKILL') ? ' (killed: it did not become usable)' : '';
  throw new Error(
    `${name} did not start: ${await ended}${hung}. Last lines of ${log.file}:\n${log.lastLines()}`,
  );
}

/**
 * The server is detached, so that a Ctrl-C in the terminal reaches only us and we stop our servers
 * in our own order.
 */
function spawnServer(
  command: readonly string[],
  surroundings: ServerLaunch<Ports>['surroundings'],
  { descriptor }: ServerLog,
): ChildProcess {
  const [program = '', ...words] = command;
  return spawn(program, words, {
    ...surroundings,
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
  });
}
