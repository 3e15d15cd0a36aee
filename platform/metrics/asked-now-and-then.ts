import { setTimeout as pause } from 'node:timers/promises';

/** For so long an answer is shown again, so that scrapes cost the same however many there are. */
const freshMs = 5_000;
/** Whoever scrapes waits two seconds at most; what takes longer has no value this time. */
const answerWithinMs = 1_500;

const inTime = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  const done = new AbortController();
  const late = pause(answerWithinMs, undefined, { signal: done.signal }).catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    done.abort();
  }
};

type Answer<T> = { readonly value: T | undefined; readonly at: number };

/**
 * Asks at most once in 5 s and never twice at a time, so that scrapes of something that hangs do
 * not pile up. The answer is `undefined` when it failed or was not there within 1.5 s.
 *
 * @param now milliseconds of a clock that is never set back
 */
export function askedNowAndThen<T>(
  ask: () => Promise<T>,
  now: () => number = () => performance.now(),
): () => Promise<T | undefined> {
  let last: Answer<T> | undefined;
  let asking: Promise<T | undefined> | undefined;
  const askOnce = async (): Promise<T | undefined> => {
    const value = await ask().catch(() => undefined);
    last = { value, at: now() };
    asking = undefined;
    return value;
  };
  return async () => {
    if (last && now() - last.at < freshMs) return last.value;
    asking ??= askOnce();
    return inTime(asking);
  };
}
