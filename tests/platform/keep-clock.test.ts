import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { keepClock } from '../../platform/keep-clock.ts';
import { createLog } from '../../platform/log.ts';

const start = Date.parse('2026-11-30T10:00:00.000Z');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A machine that is so far ahead, and what its log says from then on. */
const machineAhead = async (...aheadMs: readonly number[]) => {
  let ahead = aheadMs[0] ?? 0;
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const kept = await keepClock(async () => start, log, {
    system: () => start + ahead,
    elapsed: () => 0,
  });
  for (const next of aheadMs.slice(1)) {
    ahead = next;
    await vi.advanceTimersByTimeAsync(10_000);
  }
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...kept, said: said.map(({ level, aheadMs: by }) => [level, by]) };
};

describe('a machine whose clock differs from the database', () => {
  it.each([
    { by: 5_000, said: [], near: true },
    { by: 5_001, said: [['warn', 5_001]], near: true },
    { by: -5_001, said: [['warn', -5_001]], near: true },
    { by: 60_000, said: [['warn', 60_000]], near: true },
    { by: 60_001, said: [['warn', 60_001]], near: false },
    { by: -60_001, said: [['warn', -60_001]], near: false },
  ])('by $by ms is near ($near) and says $said', async ({ by, said, near }) => {
    const kept = await machineAhead(by);
    expect(kept.said).toEqual(said);
    expect(kept.isNear()).toBe(near);
    expect(kept.aheadMs()).toBe(by);
    expect(kept.clock.now()).toBe('2026-11-30T10:00:00.000Z');
  });

  it('says so when it begins, when it moves and when it ends, and not in between', async () => {
    const { said } = await machineAhead(0, 7_000, 8_000, 20_000, 20_000, 3_000, 0);
    expect(said).toEqual([
      ['warn', 7_000],
      ['warn', 20_000],
      ['info', 3_000],
    ]);
  });
});
