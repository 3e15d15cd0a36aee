import { type System, claimSystem } from './system.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on the Ctrl-C that the terminal has already sent us: that is still the first one. */
const SAME_KEYPRESS_MS = 1000;

/** Every part has its own limit; should they not hold together, nothing is waited for any longer. */
const STOP_LIMIT_MS = 9500;

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
async function stopSignal(system: System): Promise<undefined> {
  return new Promise((resolve) => {
    let asked: 'not yet' | 'once' | 'again' = 'not yet';
    const onSignal = (): void => {
      if (asked === 'again') killAndExit(system);
      if (asked === 'once') return;
      asked = 'once';
      setTimeout(() => {
        asked = 'again';
      }, SAME_KEYPRESS_MS).unref();
      print('stopping (Ctrl-C again: at once) …');
      resolve(undefined);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  });
}

async function live(system: System): Promise<void> {
  const asked = stopSignal(system);
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

/** Brings the system up and keeps it running until Ctrl-C, SIGTERM or a closed terminal. */
export async function runUntilStopped(): Promise<void> {
  printToNobodyToo();
  try {
    const system = await claimSystem(process.env, print);
    await live(system);
    await stop(system);
  } catch (error) {
    fail(error);
  }
  // The channels to what has ended and the watch over the engines hold nothing that matters now.
  process.exit();
}
