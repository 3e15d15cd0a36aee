import { setTimeout as pause } from 'node:timers/promises';

import { isAlive, sendSignal } from '../../platform/engine/processes.ts';
import type { RunningUnit, Unit } from './unit.ts';

/** What the engines' start functions have in common. */
type RunningEngine = {
  readonly pid: number;
  stop(options: { readonly killAfterMs: number }): Promise<void>;
};

/** How an engine is run. */
export type EngineDescriptor<Engine extends RunningEngine> = {
  readonly name: string;
  readonly stopLimitMs: number;
  /** A word of its command line, by which the process is known from any other. */
  readonly marker: string;
  /**
   * Starts the engine. `previous` is the same engine before it ended: the new one must have its
   * addresses, because the other processes keep on using them.
   */
  start(signal: AbortSignal, previous: Engine | undefined): Promise<Engine>;
  portOf(engine: Engine): number;
};

const POLL_MS = 200;

/**
 * Resolves when the process is gone. It has to look again and again: an engine that an earlier
 * start left behind is not our child, so no event tells when it ends.
 */
async function goneOf(pid: number): Promise<string> {
  while (isAlive(pid)) await pause(POLL_MS, undefined, { ref: false });
  return `process ${pid} is gone`;
}

/** PostgreSQL or Temporal as a unit for the supervisor. */
export function engineUnit<Engine extends RunningEngine>(
  descriptor: EngineDescriptor<Engine>,
): Unit<RunningUnit & { readonly engine: Engine }> {
  const { name, stopLimitMs, marker } = descriptor;
  let previous: Engine | undefined;
  return {
    name,
    stopLimitMs,
    marker,
    survives: true,
    start: async (signal) => {
      const engine = await descriptor.start(signal, previous);
      previous = engine;
      return {
        engine,
        pid: engine.pid,
        port: descriptor.portOf(engine),
        gone: goneOf(engine.pid),
        stop: async (killAfterMs) => engine.stop({ killAfterMs }),
        kill: () => void sendSignal(engine.pid, 'SIGKILL'),
      };
    },
  };
}
