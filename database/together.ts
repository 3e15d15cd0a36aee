/** What PostgreSQL answers to every statement after the one that failed. */
const followsFailure = '25P02';

const isConsequence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === followsFailure;

/**
 * Waits for statements of one transaction that travel together. When one fails all later ones fail
 * for its sake; what is thrown is the failure itself, whichever of them was heard of first.
 */
export async function together(statements: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(statements)).flatMap((result): readonly unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (failures.length === 0) return;
  throw failures.find((failure) => !isConsequence(failure)) ?? failures[0];
}
