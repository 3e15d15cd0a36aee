import { setTimeout as pause } from 'node:timers/promises';

import type { RunState } from './run-state.ts';
import type { RunningUnit, Unit, UnitProcess } from './unit.ts';

/** Starts units one after another, keeps them running, and stops them in the opposite order. */
export type Supervisor = {
  /** Resolves when the unit is ready; from then on it is started again whenever it ends. */
  start<Running extends RunningUnit>(unit: Unit<Running>): Promise<Running>;
  /**
   * Stops the units, the last started first. It may be called while something is being started; a
   * second call waits for the first.
   */
  stop(): Promise<void>;
  /** Kills everything at once. */
  kill(): void;
};

/** What the supervisor needs of its surroundings. */
export type SupervisorOptions = {
  /** One line for the person at the terminal. */
  readonly report: (line: string) => void;
  readonly runState: RunState;
  /** Pauses before the first, second, … start again; the last one repeats. */
  readonly delaysMs?: readonly number[];
  /**
   * Once a unit has lived for so long it is trusted again, and its next pause is the first of
   * `delaysMs`.
   */
  readonly trustedAfterMs?: number;
};

const DELAYS_MS = [500, 1000, 2000, 4000, 8000, 10_000] as const;
const TRUSTED_AFTER_MS = 30_000;

/** A unit's place in the order; `running` is missing while it is being started. */
type Slot = { readonly unit: Unit; running: RunningUnit | undefined; starting: Promise<unknown> };

type Surroundings = Required<SupervisorOptions> & { readonly over: AbortSignal };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function startIn<Running extends RunningUnit>(
  slot: Slot,
  unit: Unit<Running>,
  { over, runState, report }: Surroundings,
): Promise<Running> {
  const { name, marker, survives } = unit;
  // A record that cannot be written, on a full disk say, must not cost the process it is about.
  const record = ({ pid, port }: UnitProcess): void => {
    try {
      runState.write({ name, pid, port, marker, survives });
    } catch (error) {
      report(`${name}: runs without a record (${messageOf(error)})`);
    }
  };
  const starting = unit.start(over, record).then((running) => {
    slot.running = running;
    record(running);
    return running;
  });
  slot.starting = starting.catch(() => undefined);
  return starting;
}

async function startAgain(slot: Slot, failures: number, around: Surroundings): Promise<void> {
  const delayMs = around.delaysMs[Math.min(failures, around.delaysMs.length - 1)] ?? 0;
  const { name } = slot.unit;
  around.report(`${name}: starts again in ${delayMs / 1000} s`);
  try {
    await pause(delayMs, undefined, { signal: around.over });
    await startIn(slot, slot.unit, around);
    around.report(`${name}: runs again`);
  } catch (error) {
    if (!around.over.aborted) around.report(messageOf(error));
  }
}

/** Whether the unit still lives after `ms`. */
async function outlives({ gone }: RunningUnit, ms: number): Promise<boolean> {
  const settled = new AbortController();
  const trusted = pause(ms, true, { signal: settled.signal, ref: false }).catch(() => false);
  const result = await Promise.race([gone.then(() => false), trusted]);
  settled.abort();
  return result;
}

/**
 * Waits for the unit to end and starts it again, with growing pauses, until the supervisor stops.
 */
async function keepRunning(slot: Slot, around: Surroundings): Promise<void> {
  let failures = 0;
  while (!around.over.aborted) {
    if (slot.running !== undefined) {
      if (await outlives(slot.running, around.trustedAfterMs)) failures = 0;
      const how = await slot.running.gone;
      if (around.over.aborted) return;
      slot.running = undefined;
      around.report(`${slot.unit.name}: ended (${how})`);
    }
    await startAgain(slot, failures, around);
    failures += 1;
  }
}

async function stopSlot(slot: Slot, { runState, report }: Surroundings): Promise<void> {
  await slot.starting;
  try {
    await slot.running?.stop(slot.unit.stopLimitMs);
  } catch (error) {
    report(messageOf(error));
  }
  runState.remove(slot.unit.name);
}

/** A supervisor with nothing to do yet. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const end = new AbortController();
  const around: Surroundings = {
    delaysMs: DELAYS_MS,
    trustedAfterMs: TRUSTED_AFTER_MS,
    ...options,
    over: end.signal,
  };
  const slots: Slot[] = [];
  const stopAll = async (): Promise<void> => {
    end.abort();
    for (const slot of slots.toReversed()) await stopSlot(slot, around);
  };
  let stopped: Promise<void> | undefined;
  return {
    start: async (unit) => {
      around.over.throwIfAborted();
      const slot: Slot = { unit, running: undefined, starting: Promise.resolve() };
      slots.push(slot);
      const running = await startIn(slot, unit, around);
      void keepRunning(slot, around);
      return running;
    },
    stop: async () => (stopped ??= stopAll()),
    kill: () => {
      end.abort();
      for (const { running } of slots) running?.kill();
    },
  };
}
