import { afterAll } from 'vitest';
import { inTime } from './in-time.ts';
import { lifeOf, type Life } from './living.ts';
import { ownSystem } from './own-system.ts';
import type { TestSystem } from './system.ts';
import { startTestWorker, type TestWorker } from './worker.ts';

export type WorkedSystem = {
  readonly system: TestSystem;
  readonly worker: TestWorker;
  /** Deeds that announce themselves to the worker's relay. */
  readonly life: Life;
};

/** The system and the worker of one test file, awaited at its top and ended after its tests. */
export async function ownWorker(startsAt: string): Promise<WorkedSystem> {
  const system = await ownSystem(startsAt);
  const worker = await inTime(startTestWorker(system));
  afterAll(() => worker.stop());
  return { system, worker, life: lifeOf(system, worker.deps) };
}
