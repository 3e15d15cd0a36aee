import { describe, expect, it } from 'vitest';
import { askedNowAndThen } from '../../../platform/metrics/asked-now-and-then.ts';

const counting = () => {
  let asked = 0;
  return { ask: async () => (asked += 1), asked: () => asked };
};

describe('a question that is asked now and then', () => {
  it('is asked once in five seconds, however many want to know', async () => {
    let now = 0;
    const { ask, asked } = counting();
    const figure = askedNowAndThen(ask, () => now);
    expect(await Promise.all([figure(), figure(), figure()])).toEqual([1, 1, 1]);
    now = 4_999;
    expect(await figure()).toBe(1);
    now = 5_000;
    expect(await figure()).toBe(2);
    expect(asked()).toBe(2);
  });

  it('has no answer when it fails, and is not asked again at once', async () => {
    let asked = 0;
    const fails = async (): Promise<number> => {
      asked += 1;
      throw new Error('no');
    };
    const figure = askedNowAndThen(fails, () => 0);
    expect([await figure(), await figure(), asked]).toEqual([undefined, undefined, 1]);
  });

  it('has no answer after a second and a half, and is not asked anew while it hangs', async () => {
    let asked = 0;
    const hangs = (): Promise<number> => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const figure = askedNowAndThen(hangs);
    const began = performance.now();
    expect(await Promise.all([figure(), figure()])).toEqual([undefined, undefined]);
    const took = performance.now() - began;
    expect(await figure()).toBeUndefined();
    expect([asked, took > 1_400, took < 2_000]).toEqual([1, true, true]);
  });
});
