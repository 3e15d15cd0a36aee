import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { endProcess, isStill } from '../../platform/engine/processes.ts';

/** What is written down of a process of the running system, one file each. */
export type ProcessState = {
  readonly name: string;
  readonly pid: number;
  readonly port?: number | undefined;
  /** A word of its command line: a number alone may belong to another program after a restart. */
  readonly marker: string;
  /** Engines outlive us on purpose and are taken over by the next start. */
  readonly survives: boolean;
};

/** The folder `<data>/run`: which processes there are, and that only one system runs on the data. */
export type RunState = {
  write(state: ProcessState): void;
  remove(name: string): void;
};

const OURSELVES = 'start';

function parse(text: string): ProcessState | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is ProcessState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'marker' in value &&
    typeof value.marker === 'string'
  );
}

function statesIn(folder: string): readonly ProcessState[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) ?? []);
}

/**
 * Claims the folder for this process. What an earlier, killed start left running and the next
 * cannot use is ended. Throws, and touches nothing, when another start runs on the same data.
 */
export async function claimRunState(
  folder: string,
  ourselves: Pick<ProcessState, 'marker' | 'port'>,
): Promise<RunState> {
  mkdirSync(folder, { recursive: true });
  const living = statesIn(folder).filter(
    ({ pid, marker }) => pid !== process.pid && isStill(pid, marker),
  );
  const other = living.find(({ name }) => name === OURSELVES);
  if (other !== undefined) {
    throw new Error(
      `The system runs already on this data (process ${other.pid}). Stop it first, or set ANMALAN_DATA to another folder.`,
    );
  }
  for (const { pid } of living.filter(({ survives }) => !survives)) {
    await endProcess(pid, { signal: 'SIGTERM', killAfterMs: 2000 });
  }
  const state = recordsIn(folder);
  state.write({ ...ourselves, name: OURSELVES, pid: process.pid, survives: false });
  return state;
}

function recordsIn(folder: string): RunState {
  const fileOf = (name: string): string => join(folder, `${name}.json`);
  return {
    write: (process) => writeFileSync(fileOf(process.name), `${JSON.stringify(process)}\n`),
    remove: (name) => rmSync(fileOf(name), { force: true }),
  };
}
