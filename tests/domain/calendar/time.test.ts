import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addMinutes,
  addWeeks,
  atLocalTime,
  compareInstants,
  endOfDay,
  epochMilliseconds,
  localDate,
  toInstant,
} from '../../../domain/calendar/time.ts';
import { instantsBetween, wallClockAt } from '../instants.ts';

const anyInstant = instantsBetween('2002-01-01', '2099-12-31');
const anyDate = anyInstant.map(localDate);

describe('an instant', () => {
  it.each([
    [new Date('2026-11-20T22:58:00Z'), '2026-11-20T22:58:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [1_795_215_480_007, '2026-11-20T22:58:00.007Z'],
  ])('%s is written in UTC with milliseconds as %s', (at, written) => {
    expect(toInstant(at)).toBe(written);
  });

  it('is refused when there is no such moment', () => {
    expect(() => toInstant(new Date('no date'))).toThrow(RangeError);
    expect(() => epochMilliseconds('2026-11-20')).toThrow(RangeError);
  });

  it('is compared as a moment, however it is written', () => {
    expect(compareInstants('2026-11-20T22:58:00Z', '2026-11-20T22:58:00.000Z')).toBe(0);
    expect(compareInstants('2026-11-20T22:58:00.001Z', '2026-11-20T22:58:00Z')).toBeGreaterThan(0);
    expect(compareInstants('2026-11-20T22:58:00Z', '2026-11-20T23:57:00+00:00')).toBeLessThan(0);
  });

  it('moves by elapsed minutes through the hour that clocks skip or repeat', () => {
    expect(addMinutes('2026-03-29T00:30:00.000Z', 60)).toBe('2026-03-29T01:30:00.000Z');
    expect(addMinutes('2026-10-25T00:30:00.000Z', 1 / 3)).toBe('2026-10-25T00:30:20.000Z');
  });
});

describe('the local date', () => {
  it.each([
    ['Friday 23:58 is still Friday', '2026-11-20T22:58:00.000Z', '2026-11-20'],
    ['midnight belongs to the new day', '2026-11-20T23:00:00.000Z', '2026-11-21'],
    ['summer midnight is two hours before UTC', '2026-06-19T21:59:59.999Z', '2026-06-19'],
    ['summer midnight belongs to the new day', '2026-06-19T22:00:00.000Z', '2026-06-20'],
    ['the new year begins an hour before UTC', '2026-12-31T23:00:00.000Z', '2027-01-01'],
    ['a leap day has its own date', '2028-02-28T23:00:00.000Z', '2028-02-29'],
  ])('%s', (_, instant, date) => {
    expect(localDate(instant)).toBe(date);
  });

  it('is the one that clocks in Stockholm show, whatever the moment', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(localDate(instant)).toBe(wallClockAt(instant).slice(0, 10));
      }),
    );
  });
});

describe('a local time on a date', () => {
  it.each([
    ['winter', '2026-11-20', '08:00', '2026-11-20T07:00:00.000Z'],
    ['summer', '2026-06-22', '08:00', '2026-06-22T06:00:00.000Z'],
    ['the morning after the clock went forward', '2026-03-29', '08:00', '2026-03-29T06:00:00.000Z'],
    ['the morning after the clock went back', '2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
    ['the skipped hour is an hour later', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the repeated hour is its first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s', (_, date, time, instant) => {
    expect(atLocalTime(date, time)).toBe(instant);
  });

  it('is refused when there is no such date or time', () => {
    expect(() => atLocalTime('2027-02-29', '08:00')).toThrow(RangeError);
    expect(() => atLocalTime('2026-11-20', '25:00')).toThrow(RangeError);
  });
});

describe('the end of a day', () => {
  it.each([
    ['a winter day', '2026-11-20', '2026-11-20T23:00:00.000Z'],
    ['the day of 23 hours', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['the day of 25 hours', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['the last day of the year', '2026-12-31', '2026-12-31T23:00:00.000Z'],
    ['the last day of a short February', '2027-02-28', '2027-02-28T23:00:00.000Z'],
  ])('%s ends at the next local midnight', (_, date, instant) => {
    expect(endOfDay(date)).toBe(instant);
  });

  it('is the first moment that is no longer part of it', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const end = endOfDay(date);
        expect(localDate(toInstant(epochMilliseconds(end) - 1))).toBe(date);
        expect(wallClockAt(end)).toBe(`${addDays(date, 1)} 00:00:00`);
      }),
    );
  });
});

describe('counting days and weeks', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it.each([
    ['JO 9081-2020: 27 October and a week is 3 November', '2020-10-27', 1, '2020-11-03'],
    ['over the year end', '2026-12-28', 1, '2027-01-04'],
    ['over the leap day', '2028-02-26', 1, '2028-03-04'],
    ['over the day of 25 hours', '2026-10-23', 1, '2026-10-30'],
  ])('ends on the same day of the week by lag (1930:173) 1 §: %s', (_, date, weeks, expected) => {
    expect(addWeeks(date, weeks)).toBe(expected);
  });
});
