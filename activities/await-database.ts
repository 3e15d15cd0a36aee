import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';

type Activity = (...args: never[]) => Promise<unknown>;

/** A database that has not answered by then counts as away. */
const answerWithinMs = 1_000;
/**
 * How long after it was last found away a failure still counts as due to that: a server that has
 * just started refuses a connection now and then.
 */
const settlingMs = 10_000;

/** One watch for all activities of a worker, so that those that fail together ask once. */
const createWatch = (answers: () => Promise<boolean>) => {
  let question: Promise<boolean> | undefined;
  let settling: NodeJS.Timeout | undefined;
  const ask = (): Promise<boolean> => {
    question ??= Promise.race([answers(), pause(answerWithinMs, false, { ref: false })]).finally(
      () => (question = undefined),
    );
    return question;
  };
  return {
    /** Whether the database is away, or was a moment ago. */
    isAway: async (): Promise<boolean> => {
      if (await ask()) return settling !== undefined;
      clearTimeout(settling);
      settling = setTimeout(() => (settling = undefined), settlingMs).unref();
      return true;
    },
  };
};

/**
 * Has whatever fails while the database is away tried again every second until it is back. Without
 * it the pauses between attempts would grow during the outage, and the last of them would go on
 * after its end. A failure while the database answers keeps its growing pauses.
 *
 * @param answers whether the database answers
 */
export function awaitingDatabase<A extends Readonly<Record<string, Activity>>>(
  activities: A,
  answers: () => Promise<boolean>,
): A {
  const { isAway } = createWatch(answers);
  return Object.fromEntries(
    Object.entries(activities).map(([name, run]) => [
      name,
      async (...args: never[]) => {
        try {
          return await run(...args);
        } catch (error) {
          if (error instanceof ApplicationFailure || !(await isAway())) throw error;
          throw ApplicationFailure.create({
            message: 'database-away',
            nextRetryDelay: '1 s',
            ...(error instanceof Error && { cause: error }),
          });
        }
      },
    ]),
  ) as A;
}
