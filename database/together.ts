/**
 * The code of PostgreSQL's answer to every statement after one that failed in the same transaction.
 */
const followsFailure = '25P02';

const isConsequence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === followsFailure;

/**
 * Waits for statements of one transaction that travel together. When one fails, all behind it fail
 * because of it; the error thrown is that of the statement that failed first, and not of one that
 * only followed, whichever was answered first.
 */
export async function together(statements: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(statements)).flatMap((result): readonly unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (failures.length === 0) return;
  throw failures.find((failure) => !isConsequence(failure)) ?? failures[0];
}
