import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

import { isAlive, isStill, sendSignal, waitUntilGone } from '../../../platform/engine/processes.ts';
import { findRunning } from '../../../scripts/start/run-state.ts';
import { eventually } from '../../helpers/eventually.ts';

/** The parts, each before those that stand on it: started in this order, stopped in the opposite. */
export const PARTS = ['postgres', 'temporal', 'identity-provider', 'worker', 'api'] as const;

/** What has a record in `<data>/run`: the parts, and the script that supervises them. */
export type PartName = (typeof PARTS)[number] | 'start';

/** A running `npm start`. Whatever is left of it when the test ends is killed. */
export type StartedSystem = {
  /** The process of npm itself, the only one that a service manager knows. */
  readonly npm: number;
  /** Where the API listens, as it was announced. @throws before it is ready */
  readonly origin: () => string;
  /** What it has printed. */
  readonly said: () => string;
  /** Resolves when the part has a record and lives. */
  readonly pidOf: (name: PartName) => Promise<number>;
  /** What lives of npm and of every process that a record has named. */
  readonly living: () => readonly number[];
  readonly untilReady: () => Promise<void>;
  /** How npm ended: exit code or signal. */
  readonly ended: Promise<unknown>;
};

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** On a busy machine. */
const LONGEST_START_MS = 60_000;

function runNpm(data: string): ChildProcess {
  const { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_CLI_PATH } = process.env;
  return spawn('npm', ['start'], {
    cwd: ROOT,
    // A group of its own, as a service manager has it: nothing but our signals reaches it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      XDG_CACHE_HOME,
      TEMPORAL_CLI_PATH,
      npm_config_update_notifier: 'false',
      ANMALAN_DATA: data,
      PORT: '0',
    },
  });
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

/** Kills what the test has not stopped, by number. */
async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) sendSignal(pid, 'SIGKILL');
  await Promise.all(pids.map(async (pid) => waitUntilGone(pid, 5000)));
}

type Records = Pick<StartedSystem, 'pidOf' | 'living'>;

/** What runs, as the records say; whoever was seen once is asked after until the end. */
function recordsOf(data: string, npm: number): Records {
  const seen = new Map([[npm, 'npm']]);
  const look = (name: PartName): number | undefined => {
    const state = findRunning(join(data, 'run'), name);
    if (state !== undefined) seen.set(state.pid, state.marker);
    return state?.pid;
  };
  return {
    pidOf: async (name) =>
      eventually(() => look(name), { withinMs: LONGEST_START_MS, what: `a record of ${name}` }),
    living: () => {
      for (const name of ['start', ...PARTS] as const) look(name);
      return [...seen].filter(([pid, marker]) => isStill(pid, marker)).map(([pid]) => pid);
    },
  };
}

/** Starts the system on the data of this folder. */
export async function npmStart(data: string): Promise<StartedSystem> {
  const child = runNpm(data);
  const { pid: npm = 0 } = child;
  const said = outputOf(child);
  const { pidOf, living } = recordsOf(data, npm);
  onTestFinished(async () => killAll(living()));
  const announced = (): string | undefined => /^ready (http:\S+:[1-9]\d*)$/m.exec(said())?.[1];
  return {
    npm,
    origin: () => {
      const origin = announced();
      if (origin === undefined) throw new Error(`npm start is not ready:\n${said()}`);
      return origin;
    },
    said,
    pidOf,
    living,
    ended: once(child, 'exit').then(([code, signal]: unknown[]) => code ?? signal),
    untilReady: async () => {
      const ready = (): boolean => announced() !== undefined;
      const what = 'a line that says where it is ready';
      await eventually(() => ready() || !isAlive(npm), { withinMs: LONGEST_START_MS, what });
      if (!ready()) throw new Error(`npm start ended:\n${said()}`);
    },
  };
}
