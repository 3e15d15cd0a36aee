import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termOf } from '../../../domain/calendar/school-term.ts';
import { addDays, localDate } from '../../../domain/calendar/time.ts';

describe('the term of a date', () => {
  it.each([
    ['2026-01-01', 'spring', '2026-01-01', '2026-06-30'],
    ['2026-06-30', 'spring', '2026-01-01', '2026-06-30'],
    ['2026-07-01', 'autumn', '2026-07-01', '2026-12-31'],
    ['2026-12-31', 'autumn', '2026-07-01', '2026-12-31'],
    ['2027-01-01', 'spring', '2027-01-01', '2027-06-30'],
  ])('of %s is %s from %s to %s', (date, name, first, last) => {
    expect(termOf(date)).toEqual({ name, year: Number(date.slice(0, 4)), first, last });
  });

  it('is by the local date: a minute past midnight in Stockholm is still June in UTC', () => {
    expect(termOf(localDate('2026-06-30T22:01:00.000Z')).name).toBe('autumn');
    expect(termOf(localDate('2026-06-30T21:59:00.000Z')).name).toBe('spring');
  });

  it('begins the day after another ends, and every day of it says the same', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
    fc.assert(
      fc.property(days, (day) => {
        const term = termOf(day);
        expect(term.first <= day && day <= term.last).toBe(true);
        expect(termOf(term.first)).toEqual(term);
        expect(termOf(term.last)).toEqual(term);
        expect(termOf(addDays(term.last, 1)).first).toBe(addDays(term.last, 1));
      }),
    );
  });
});
