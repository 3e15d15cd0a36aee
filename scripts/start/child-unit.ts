import { type ChildProcess, fork } from 'node:child_process';

import { z } from 'zod';

import { endProcess, sendSignal } from '../../platform/engine/processes.ts';
import { type ServerLog, openServerLog } from '../../platform/engine/server-log.ts';
import { type Progress, slowStep } from '../../platform/engine/slow-step.ts';
import { type PulseLimits, USUAL_PULSE, whenHung } from './pulse.ts';
import type { RunningUnit, Unit, UnitProcess } from './unit.ts';

/**
 * One of our own processes. It sends `{ ready: true }` when it is up, with the port that it listens
 * on, and answers from then on when it is asked whether it works. It ends by itself on SIGTERM,
 * and when its channel to `npm start` closes, so that it does not outlive a killed start.
 */
export type ChildDescriptor = {
  readonly name: string;
  /** Absolute path of the module to run. */
  readonly modulePath: string;
  /** The whole environment of the process; it inherits nothing from `npm start`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly port?: number | undefined;
  /** The file that takes what the process prints. */
  readonly logFile: string;
  readonly stopLimitMs: number;
  readonly progress?: Progress | undefined;
  readonly pulse?: PulseLimits;
};

const READY_LIMIT_MS = 60_000;

/**
 * Lets Node run TypeScript with TSX. The loader is named by its full address, so that the command
 * works from any folder.
 */
const NODE_ARGUMENTS = ['--import', import.meta.resolve('tsx')] as const;

const readyMessage = z.object({ ready: z.literal(true), port: z.int().optional() });

type Ready = z.infer<typeof readyMessage>;

/**
 * Starts the process detached, so that a Ctrl-C in the terminal reaches only `npm start`, which
 * then stops its processes in its own order.
 */
function forkChild({ modulePath, environment }: ChildDescriptor, log: ServerLog): ChildProcess {
  return fork(modulePath, [], {
    detached: true,
    env: environment,
    execArgv: [...NODE_ARGUMENTS],
    stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
  });
}

async function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
}

async function readiness(child: ChildProcess, over: AbortSignal): Promise<Ready | 'late'> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const { data: ready } = readyMessage.safeParse(message);
      if (ready !== undefined) resolve(ready);
    });
    over.addEventListener('abort', () => resolve('late'), { once: true });
  });
}

/** Kills the process and its whole group, because it may have started helpers of its own. */
function killGroup(pid: number): void {
  sendSignal(-pid, 'SIGKILL');
}

async function startChild(
  descriptor: ChildDescriptor,
  signal: AbortSignal,
  onProcess: (process: UnitProcess) => void,
): Promise<RunningUnit> {
  signal.throwIfAborted();
  const { name, port } = descriptor;
  const log = openServerLog(descriptor.logFile);
  try {
    const child = forkChild(descriptor, log);
    const gone = endOf(child);
    const { pid } = child;
    if (pid === undefined) throw new Error(`${name} does not start: ${await gone}`);
    onProcess({ pid, port });
    const over = AbortSignal.any([signal, AbortSignal.timeout(READY_LIMIT_MS)]);
    const outcome = await Promise.race([readiness(child, over), gone.then(() => 'gone' as const)]);
    if (typeof outcome === 'object') {
      return running(pid, endOrHang(child, descriptor, gone), outcome.port ?? port);
    }
    killGroup(pid);
    const end = await gone;
    if (signal.aborted) throw new Error(`${name} was stopped before it was ready`);
    const how = outcome === 'late' ? 'was not ready in time' : `ended (${end})`;
    throw new Error(`${name} ${how}. Last lines of ${log.file}:\n${log.lastLines()}`);
  } finally {
    log.close();
  }
}

/** How the process ends. One that hangs is killed, so that it can be started again. */
async function endOrHang(
  child: ChildProcess,
  { pulse = USUAL_PULSE }: ChildDescriptor,
  gone: Promise<string>,
): Promise<string> {
  const hung = await Promise.race([whenHung(child, pulse), gone.then(() => undefined)]);
  if (hung !== undefined && child.pid !== undefined) killGroup(child.pid);
  const end = await gone;
  return hung ?? end;
}

function running(pid: number, gone: Promise<string>, port: number | undefined): RunningUnit {
  return {
    pid,
    port,
    gone,
    stop: async (limitMs) => {
      await endProcess(pid, { signal: 'SIGTERM', killAfterMs: limitMs });
      killGroup(pid);
    },
    kill: () => killGroup(pid),
  };
}

/** A process of ours as a unit for the supervisor. */
export function childUnit(descriptor: ChildDescriptor): Unit {
  const { name, modulePath, stopLimitMs, progress } = descriptor;
  return {
    name,
    stopLimitMs,
    marker: modulePath,
    survives: false,
    start: async (signal, onProcess) =>
      slowStep(`starting ${name}`, progress, startChild(descriptor, signal, onProcess)),
  };
}
