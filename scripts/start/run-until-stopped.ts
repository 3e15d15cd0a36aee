import { setTimeout as pause } from 'node:timers/promises';

import { type System, claimSystem } from './system.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Signals within this time of the first are the same Ctrl-C: the terminal sends it to us and to
 * npm, which passes it on to us once more.
 */
const SAME_KEYPRESS_MS = 1000;

/**
 * Every part has its own limit. Should all of them together take longer than this, whatever is left
 * is killed.
 */
const STOP_LIMIT_MS = 9500;

/**
 * How often to look whether npm is gone. No signal tells a process that its parent has died; only
 * the number of its parent becomes another.
 */
const PARENT_POLL_MS = 250;

const print = (line: string): void => console.log(line);

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function killAndExit({ supervisor }: System): never {
  supervisor.kill();
  process.exit(1);
}

async function stop(system: System): Promise<void> {
  setTimeout(() => killAndExit(system), STOP_LIMIT_MS).unref();
  await system.supervisor.stop();
  await system.release();
  print('stopped');
}

/** Resolves at the first signal. Later ones, after a moment, kill everything at once. */
async function stopSignal(system: System): Promise<string> {
  return new Promise((resolve) => {
    let asked: 'not yet' | 'once' | 'again' = 'not yet';
    const onSignal = (): void => {
      if (asked === 'again') killAndExit(system);
      if (asked === 'once') return;
      asked = 'once';
      setTimeout(() => {
        asked = 'again';
      }, SAME_KEYPRESS_MS).unref();
      resolve('stopping (Ctrl-C again: at once) …');
    };
    for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  });
}

/** Resolves when npm, our parent, is gone. A npm that was killed could not pass a signal on. */
async function npmGone(npm: number): Promise<string> {
  while (process.ppid === npm) await pause(PARENT_POLL_MS, undefined, { ref: false });
  return 'npm is gone: stopping …';
}

/** Resolves when the system has to stop, and says why. */
async function reasonToStop(system: System, npm: number | undefined): Promise<undefined> {
  const parent = npm === undefined ? [] : [npmGone(npm)];
  print(await Promise.race([stopSignal(system), ...parent]));
}

async function live(system: System, npm: number | undefined): Promise<void> {
  const asked = reasonToStop(system, npm);
  try {
    const lines = await Promise.race([system.bringUp(), asked]);
    lines?.forEach(print);
    await asked;
  } catch (error) {
    fail(error);
  }
}

/**
 * Ignores failures of the output: whoever read it may be gone (a closed terminal, `| head`), and
 * that is no reason for the system to fall.
 */
function printToNobodyToo(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Brings the system up and keeps it running until Ctrl-C, SIGTERM or a closed terminal. `npm` is
 * the id of npm's process when that started us: whoever kills it, or closes the terminal it runs
 * in, means to stop the system.
 */
export async function runUntilStopped(npm: number | undefined): Promise<void> {
  printToNobodyToo();
  try {
    const system = await claimSystem(process.env, print);
    await live(system, npm);
    await stop(system);
  } catch (error) {
    fail(error);
  }
  // This exits at once, because only channels to ended processes and the watch over the engines
  // could still keep the process alive.
  process.exit();
}
