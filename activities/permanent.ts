import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../domain/errors.ts';

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * Turns what the services refuse (`AppError`) into a failure that Temporal does not retry, because
 * a rule gives the same answer however often it is asked. The failure holds the code and the kind
 * of the refusal and nothing else. Any other error is thrown on, and Temporal tries again.
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
