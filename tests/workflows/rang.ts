import { expect } from 'vitest';
import { rungsOf } from '../helpers/stream-rows.ts';
import type { TestSystem } from '../helpers/system.ts';
import type { DutyKind } from '../../domain/kinds.ts';

/** Rungs lie minutes apart at the least; a busy machine needs a moment. */
const latestMs = 5_000;

/** The rungs of a stream as `<instant> <targets>`, and that each rang at its instant, not before. */
export async function rang(
  system: TestSystem,
  streamId: string,
  kind?: DutyKind,
): Promise<readonly string[]> {
  const rungs = await rungsOf(system, streamId, kind);
  for (const { late } of rungs) {
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(latestMs);
  }
  return rungs.map(({ dueAt, to }) => `${dueAt.slice(0, 16)}Z ${to}`);
}
