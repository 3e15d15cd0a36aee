import { ownSystem } from './own-system.ts';
import type { TestSystem } from './system.ts';
import { deedsOf, type Deeds } from './deeds.ts';
import { recordsOf, type Records } from './records.ts';

/** A Monday at ten in the morning, in office hours (08:00–16:30 local time). */
export const monday = '2026-11-16T09:00:00.000Z';

export type Stage = {
  readonly system: TestSystem;
  readonly deeds: Deeds;
  readonly records: Records;
};

/**
 * What a test file of the services stands on, awaited at its top; the clock shows `monday`. A file
 * whose tests each begin on it sets it back itself.
 */
export async function stage(): Promise<Stage> {
  const system = await ownSystem(monday);
  return { system, deeds: deedsOf(system), records: recordsOf(system) };
}
