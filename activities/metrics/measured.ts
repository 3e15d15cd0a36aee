import { ApplicationFailure } from '@temporalio/common';

type Activity = (...args: never[]) => Promise<unknown>;

/** How an attempt at an activity ended: `refused` is not tried again. */
export type AttemptOutcome = 'done' | 'refused' | 'failed';

/** Is told of each attempt when it has ended. It must not throw. */
export type AttemptEnded = (activity: string, outcome: AttemptOutcome, seconds: number) => void;

const outcomeOf = (error: unknown): AttemptOutcome =>
  error instanceof ApplicationFailure && error.nonRetryable === true ? 'refused' : 'failed';

/** Measures every attempt at an activity: how it ended, and how long it took. */
export function measured<A extends Readonly<Record<string, Activity>>>(
  activities: A,
  ended: AttemptEnded,
): A {
  return Object.fromEntries(
    Object.entries(activities).map(([name, run]) => [
      name,
      async (...args: never[]) => {
        const began = performance.now();
        const end = (outcome: AttemptOutcome): void =>
          ended(name, outcome, (performance.now() - began) / 1_000);
        try {
          const answer = await run(...args);
          end('done');
          return answer;
        } catch (error) {
          end(outcomeOf(error));
          throw error;
        }
      },
    ]),
  ) as A;
}
