import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 25;
const defaultLimitMs = 20_000;

export type Waiting = { readonly withinMs?: number; readonly what?: string };

/**
 * Asks until the answer is no longer undefined or false, and returns it. Nothing here sleeps and
 * hopes: an effect is there, or the test fails after the limit with what it waited for and the last
 * error it met.
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = defaultLimitMs, what = 'an effect' }: Waiting = {},
): Promise<T> {
  const limit = AbortSignal.timeout(withinMs);
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (limit.aborted) throw new Error(`waited ${withinMs} ms for ${what}`, { cause: last });
    await pause(pollMs);
  }
}
