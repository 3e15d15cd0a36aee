import { afterAll } from 'vitest';
import { inTime } from './in-time.ts';
import { createTestSystem, type TestSystem } from './system.ts';

/** The system of one test file, awaited at its top and closed after its tests. */
export async function ownSystem(startsAt?: string): Promise<TestSystem> {
  const system = await inTime(createTestSystem(startsAt));
  afterAll(() => system.close());
  return system;
}
