import { setTimeout as pause } from 'node:timers/promises';

import { type System, claimSystem } from './system.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on the Ctrl-C that the terminal has already sent us: that is still the first one. */
const SAME_KEYPRESS_MS = 1000;

/** Every part has its own limit; should they not hold together, nothing is waited for any longer. */
const STOP_LIMIT_MS = 9500;

/** The death of a parent is told to nobody; the number of the next one tells it. */
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

/** Resolves when npm, our parent, is gone: killed, it could not tell us. */
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

/** Whoever read what we print may be gone (a closed terminal, `| head`): no reason to fall. */
function printToNobodyToo(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Brings the system up and keeps it running until Ctrl-C, SIGTERM or a closed terminal. `npm` is the
 * process of npm when that started us: who kills it, or closes what it runs in, means the system.
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
  // The channels to what has ended and the watch over the engines hold nothing that matters now.
  process.exit();
}
