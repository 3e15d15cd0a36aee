import { lifeOf, type Life } from './living.ts';
import { ownSystem } from './own-system.ts';
import { recordsOf, type Records } from './records.ts';
import type { TestSystem } from './system.ts';

/** A Monday at ten in the morning, in office hours (08:00–16:30 local time). */
export const monday = '2026-11-16T09:00:00.000Z';

export type Stage = {
  readonly system: TestSystem;
  readonly life: Life;
  readonly records: Records;
};

/**
 * What a test file of the services stands on, awaited at its top; the clock shows `monday`. A file
 * whose tests each begin on it sets it back itself.
 */
export async function stage(): Promise<Stage> {
  const system = await ownSystem(monday);
  return { system, life: lifeOf(system), records: recordsOf(system) };
}
