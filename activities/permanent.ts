import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../domain/errors.ts';

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * Rules do not change by asking again: what the services refuse becomes a failure that is not
 * retried, with its code and nothing else. Everything else is retried until it works.
 */
export function withPermanentErrors<A extends Readonly<Record<string, Activity>>>(
  activities: A,
): A {
  return Object.fromEntries(
    Object.entries(activities).map(([name, run]) => [
      name,
      async (...args: never[]) => {
        try {
          return await run(...args);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          throw ApplicationFailure.nonRetryable(error.code, error.name);
        }
      },
    ]),
  ) as A;
}
