import { describe, expect, it } from 'vitest';
import { createReadiness, failing } from '../../platform/readiness.ts';

describe('readiness', () => {
  it('says of each check what it said, and no of one that throws', async () => {
    const readiness = createReadiness({
      well: async () => true,
      unwell: async () => false,
      broken: () => Promise.reject(new Error('gone')),
    });
    const states = await readiness();
    expect(states).toEqual({ well: true, unwell: false, broken: false });
    expect(failing(states)).toEqual(['unwell', 'broken']);
  });

  it('is told within two seconds, also when something hangs, and asks that only once', async () => {
    let asked = 0;
    const readiness = createReadiness({
      hangs: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
      well: async () => true,
    });
    const began = performance.now();
    const answers = await Promise.all([readiness(), readiness(), readiness()]);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(answers[0]).toEqual({ hangs: false, well: true });
    expect(asked).toBe(1);
  });
});
