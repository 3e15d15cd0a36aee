import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../platform/engine/ports.ts';
import { sendSignal } from '../../platform/engine/processes.ts';
import { findRunning } from '../start/run-state.ts';

/** The processes of a running system, by the names of their records in `<data>/run`. */
export const processNames = [
  'api',
  'worker',
  'identity-provider',
  'postgres',
  'temporal',
  'start',
] as const;
export type ProcessName = (typeof processNames)[number];

/** A system of its own on a data folder of its own, started as `npm start` starts it. */
export type DrilledSystem = {
  readonly data: string;
  readonly origin: string;
  /** The id of a process that runs now; undefined while there is none of that name. */
  pidOf(name: ProcessName): number | undefined;
  /** `kill -9`. @returns whether there was one to kill */
  kill(name: ProcessName): boolean;
  /** Resolves when API and worker say that they are ready. @throws when they are not within 2 min */
  ready(): Promise<void>;
  /** Stops everything, as Ctrl-C does; the data stay. */
  stop(): Promise<void>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is drilled is not the quotas, whose figures a few players would reach within minutes. */
const environmentOf = (data: string, port: number): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
  ANMALAN_DATA: data,
  PORT: String(port),
  QUOTA_PERSON_LOOKS: '1000000',
  QUOTA_CLIENT_LOOKS: '1000000',
  QUOTA_PERSON_KILOBYTES: '100000000',
  QUOTA_CLIENT_KILOBYTES: '100000000',
  QUOTA_UNIT_KILOBYTES: '100000000',
  QUOTA_PERSON_FILE_KILOBYTES: '100000000',
});

const startProcess = (data: string, port: number): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'scripts/start.ts')],
    { cwd: root, env: environmentOf(data, port), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = createWriteStream(join(data, 'start.log'), { flags: 'a' });
  log.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => void log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => void log.write(chunk));
  return child;
};

/** @throws Error when the start ends before it is ready */
const saidReady = async (child: ChildProcess): Promise<void> => {
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => line.startsWith('ready ') && resolve());
  });
  const gone = once(child, 'exit').then(([code, signal]: unknown[]) => {
    throw new Error(`npm start ended before it was ready: ${String(code ?? signal)}`);
  });
  gone.catch(() => undefined);
  await Promise.race([ready, gone]);
};

const answersReady = async (origin: string): Promise<boolean> => {
  const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
  return answer?.status === 200;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const readyWithinMs = 120_000;

const untilReady = async (isReady: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + readyWithinMs;
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Error('the system is not ready within 2 minutes');
    await pause(200);
  }
};

/**
 * Starts a system that is started again whenever its start is killed, until it is stopped.
 *
 * @param data an empty folder, or one that such a system has left
 * @throws Error when the first start fails
 */
export async function startDrilledSystem(data: string): Promise<DrilledSystem> {
  await mkdir(data, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const run = join(data, 'run');
  let wanted = true;
  const startAgain = async (): Promise<void> => {
    await pause(500);
    if (wanted) child = start();
  };
  const start = (): ChildProcess => {
    const started = startProcess(data, port);
    started.once('exit', () => void startAgain());
    return started;
  };
  let child = start();
  const pidOf = (name: ProcessName): number | undefined => findRunning(run, name)?.pid;
  const portReady = async (name: 'api' | 'worker'): Promise<boolean> => {
    const at = findRunning(run, name)?.port;
    return at !== undefined && answersReady(`http://127.0.0.1:${at}`);
  };
  const ready = (): Promise<void> =>
    untilReady(async () => (await portReady('api')) && (await portReady('worker')));
  await saidReady(child);
  return {
    data,
    origin,
    pidOf,
    kill: (name) => {
      const pid = pidOf(name);
      return pid !== undefined && sendSignal(pid, 'SIGKILL');
    },
    ready,
    stop: async () => {
      wanted = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
