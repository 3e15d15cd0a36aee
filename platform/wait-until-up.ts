import { setTimeout as pause } from 'node:timers/promises';
import { serialiseError } from './log-error.ts';
import type { Log } from './log.ts';

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** Thrown when no waiting mends what is wrong. */
export class NoUseWaiting extends Error {}

/**
 * Tries until it succeeds, with pauses that grow to five seconds, and logs one line for each time
 * that it did not: a process that starts before what it leans on waits for it.
 *
 * @param what a word of the code's own: the line names it
 * @throws NoUseWaiting, when the attempt does
 */
export async function waitUntilUp<T>(
  what: 'database' | 'Temporal',
  log: Log,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof NoUseWaiting) throw error;
      const { name, code = name } = serialiseError(error);
      log.warn(`waiting for ${what}`, { code, attempt: failed + 1 });
    }
    await pause(Math.min(firstPauseMs * 2 ** failed, longestPauseMs));
  }
}
