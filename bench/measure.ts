/** How much of a full measurement is done: `--quick` shrinks every count. */
export type Size = (full: number) => number;

/** Everything timed here is wall-clock milliseconds of a monotonic clock. */
export type Rate = { readonly done: number; readonly perSecond: number };

/** Keeps `lanes` works running until `total` are done. */
export async function throughput(
  total: number,
  lanes: number,
  work: (index: number) => Promise<void>,
): Promise<Rate> {
  let next = 0;
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let index = next++; index < total; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - began) / 1000;
  return { done: total, perSecond: total / seconds };
}

export type Latency = { readonly p50: number; readonly p99: number; readonly max: number };

/** The value below which this share of the values lies; 0 when there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** @param taken milliseconds, in any order; of none everything is 0 */
export function latencyOf(taken: readonly number[]): Latency {
  const sorted = taken.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), max: sorted.at(-1) ?? 0 };
}

/**
 * Begins a work at each tick of the rate whether or not the earlier ones are done, so that a slow
 * answer cannot hide the ones that wait behind it. Counted from when each should have begun.
 */
export async function latencyAtRate(
  perSecond: number,
  total: number,
  work: (index: number) => Promise<void>,
): Promise<Latency> {
  const began = performance.now();
  const taken = await Promise.all(
    Array.from({ length: total }, async (_, index) => {
      const due = began + (index * 1000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await work(index);
      return performance.now() - due;
    }),
  );
  return latencyOf(taken);
}
