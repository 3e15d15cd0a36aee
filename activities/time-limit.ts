type Activity = (...args: never[]) => Promise<unknown>;

const limitMs = 10_000;

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * Fails an attempt that takes longer than 10 s, so that it is made again. For local activities
 * only: Temporal's own limit for one attempt of them (`startToCloseTimeout`) is not ended with the
 * attempt when that fails, and then ends a later attempt that does well (temporalio/sdk-rust#1454).
 */
export function withTimeLimit<A extends Readonly<Record<string, Activity>>>(activities: A): A {
  return Object.fromEntries(
    Object.entries(activities).map(([name, run]) => [
      name,
      (...args: never[]) => inTime(run(...args)),
    ]),
  ) as A;
}
