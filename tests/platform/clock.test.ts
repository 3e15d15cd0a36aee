import { describe, expect, it } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { adjustableClock } from '../helpers/clocks.ts';

describe('systemClock', () => {
  it('tells the present as an ISO instant in UTC with milliseconds', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});

describe('the clock of tests', () => {
  it('stands still until it is moved', () => {
    const clock = adjustableClock('2026-03-27T23:58:00+01:00');
    expect(clock.now()).toBe('2026-03-27T22:58:00.000Z');
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 });
    expect(clock.now()).toBe('2026-03-29T01:01:04.005Z');
    clock.set('2026-01-01T00:00:00Z');
    expect(clock.now()).toBe('2026-01-01T00:00:00.000Z');
  });

  it('refuses what is not an instant', () => {
    expect(() => adjustableClock('noon')).toThrow(RangeError);
  });
});
