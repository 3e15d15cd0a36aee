import { processorMs, residentMegabytes } from './processor-time.ts';

export type Metered<Result> = {
  readonly result: Result;
  /** Milliseconds of processor time that each process took meanwhile, by its name. */
  readonly processorMs: Readonly<Record<string, number>>;
  /** The most memory that each process held, in megabytes, as seen twice a second. */
  readonly megabytes: Readonly<Record<string, number>>;
};

/** Process ids by name; what is undefined is not measured. */
export type Processes = Readonly<Record<string, number | undefined>>;

const lookEveryMs = 500;

const watchMemory = (pids: readonly (readonly [string, number])[]) => {
  const most = new Map<string, number>();
  const look = (): void => {
    for (const [name, pid] of pids) {
      most.set(name, Math.max(most.get(name) ?? 0, residentMegabytes(pid)));
    }
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    return Object.fromEntries(most);
  };
};

/**
 * Does a work and tells what it took of each process.
 *
 * @throws Error where there is no `/proc`, and when a process is gone
 */
export async function metered<Result>(
  processes: Processes,
  work: () => Promise<Result>,
): Promise<Metered<Result>> {
  const pids = Object.entries(processes).flatMap(([name, pid]) =>
    pid === undefined ? [] : [[name, pid] as const],
  );
  const before = pids.map(([, pid]) => processorMs(pid));
  const mostMemory = watchMemory(pids);
  try {
    const result = await work();
    const took = pids.map(([name, pid], n) => [name, processorMs(pid) - (before[n] ?? 0)] as const);
    return { result, processorMs: Object.fromEntries(took), megabytes: mostMemory() };
  } finally {
    mostMemory();
  }
}
