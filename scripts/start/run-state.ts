import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { endProcess, isStill } from '../../platform/engine/processes.ts';

const processState = z.object({
  name: z.string(),
  pid: z.int().positive(),
  port: z.int().optional(),
  /** A word of its command line: a number alone may belong to another program after a restart. */
  marker: z.string(),
  /**
   * Whether it may outlive a killed `npm start`: engines do, and the next start takes them over.
   */
  survives: z.boolean(),
});

/** What is written down of a process of the running system, one file each. */
export type ProcessState = Readonly<z.infer<typeof processState>>;

/** The folder `<data>/run`: which processes there are, and that only one system runs on the data. */
export type RunState = {
  write(state: ProcessState): void;
  remove(name: string): void;
  /**
   * Gives the folder back when everything of ours has stopped. Processes that an earlier, killed
   * start left and this one did not take over are ended too, so that nothing runs once the terminal
   * says "stopped".
   */
  release(): Promise<void>;
};

const OURSELVES = 'start';

const ENDING = { signal: 'SIGTERM', killAfterMs: 2000 } as const;

/**
 * Reads one record. A file that is half written, of another version or gone by now counts as none.
 */
function read(file: string): ProcessState | undefined {
  try {
    return processState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function runningIn(folder: string): readonly ProcessState[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => read(join(folder, name)) ?? [])
    .filter(({ pid, marker }) => isStill(pid, marker));
}

function othersIn(folder: string): readonly ProcessState[] {
  return runningIn(folder).filter(({ pid }) => pid !== process.pid);
}

/** What runs under this name; `undefined` after a crash or when it was never started. */
export function findRunning(folder: string, name: string): ProcessState | undefined {
  return existsSync(folder) ? runningIn(folder).find((state) => state.name === name) : undefined;
}

/**
 * Claims the folder for this process. Of what an earlier, killed start left running, everything but
 * the engines is ended, because this start cannot use it.
 *
 * @throws Error when another start runs on the same data; nothing has been touched then
 */
export async function claimRunState(
  folder: string,
  ourselves: Pick<ProcessState, 'marker' | 'port'>,
): Promise<RunState> {
  mkdirSync(folder, { recursive: true });
  const living = othersIn(folder);
  const other = living.find(({ name }) => name === OURSELVES);
  if (other !== undefined) {
    throw new Error(
      `The system runs already on this data (process ${other.pid}). Stop it first, or set ANMALAN_DATA to another folder.`,
    );
  }
  for (const { pid } of living.filter(({ survives }) => !survives)) {
    await endProcess(pid, ENDING);
  }
  const state = recordsIn(folder);
  state.write({ ...ourselves, name: OURSELVES, pid: process.pid, survives: false });
  return state;
}

function recordsIn(folder: string): RunState {
  const fileOf = (name: string): string => join(folder, `${name}.json`);
  const remove = (name: string): void => rmSync(fileOf(name), { force: true });
  return {
    write: (process) => writeFileSync(fileOf(process.name), `${JSON.stringify(process)}\n`),
    remove,
    release: async () => {
      for (const { name, pid } of othersIn(folder)) {
        await endProcess(pid, ENDING);
        remove(name);
      }
      remove(OURSELVES);
    },
  };
}
