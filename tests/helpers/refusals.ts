import { describeError, type DescribedError } from '../../api/problems/describe-error.ts';
import { AppError } from '../../domain/errors.ts';

export type Refusal = Pick<DescribedError, 'status' | 'code' | 'details'>;

/** What a look or a deed gets that must not know whether there is a report. */
export const hidden: Refusal = { status: 404, code: 'not-found', details: {} };

/** How an error refuses, with the status that the API answers; anything else is thrown on. */
export function refusalIn(error: unknown): Refusal {
  if (!(error instanceof AppError)) throw error;
  const { status, code, details } = describeError(error);
  return { status, code, details };
}

/** What was refused and how; fails when nothing was. */
export async function refusal(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt;
  } catch (error) {
    return refusalIn(error);
  }
  throw new Error('this should have been refused');
}
