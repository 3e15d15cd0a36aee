import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayWords,
  lastMoment,
  momentWords,
  weekdayNumber,
} from '../../../domain/calendar/day-words.ts';
import { daysBetween, localDate, localTime } from '../../../domain/calendar/time.ts';
import { instantsBetween, wallClockAt } from '../instants.ts';

const anyInstant = instantsBetween('2002-01-01', '2099-12-31');
const now = '2026-11-23T08:42:00.000Z';

describe('the local time', () => {
  it('is what clocks in Stockholm show, whatever the moment', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(localTime(instant)).toBe(wallClockAt(instant).slice(11, 16));
      }),
    );
  });

  it.each([
    ['before the clocks go forward', '2026-03-29T00:59:59.000Z', '01:59'],
    ['after the clocks went forward', '2026-03-29T01:00:00.000Z', '03:00'],
    ['before the clocks go back', '2026-10-25T00:30:00.000Z', '02:30'],
    ['an hour later, once more', '2026-10-25T01:30:00.000Z', '02:30'],
  ])('%s is as they show it', (_, instant, time) => {
    expect(localTime(instant)).toBe(time);
  });
});

describe('the days between two dates', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['2027-01-01', '2026-12-31', -1],
    ['2028-02-28', '2028-03-01', 2],
  ])('from %s to %s are %i, also where a clock is changed', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('are none where there is no such date', () => {
    expect(() => daysBetween('2026-02-29', '2026-03-01')).toThrow(RangeError);
  });
});

describe('the day of the week', () => {
  it('is the one of the calendar', () => {
    fc.assert(
      fc.property(anyInstant.map(localDate), (date) => {
        expect(weekdayNumber(date) % 7).toBe(new Date(`${date}T12:00:00Z`).getUTCDay());
      }),
    );
  });

  it('goes on before 1970', () => {
    expect(weekdayNumber('1969-12-31')).toBe(3);
    expect(weekdayNumber('1930-02-21')).toBe(5);
  });
});

describe('a day, seen from another', () => {
  it.each([
    ['2026-11-22', 'yesterday'],
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-11-21', null],
    ['2026-11-25', null],
  ] as const)('%s is %s on Monday 23 November', (date, near) => {
    expect(dayWords(date, '2026-11-23')).toEqual({ date, near, withYear: false });
  });

  it('has its year where that is another, also tomorrow', () => {
    expect(dayWords('2027-01-01', '2026-12-31')).toMatchObject({
      near: 'tomorrow',
      withYear: true,
    });
    expect(dayWords('2025-11-23', '2026-11-23')).toMatchObject({ near: null, withYear: true });
  });
});

describe('a moment', () => {
  it('lies on the local day, not on that of UTC', () => {
    expect(momentWords('2026-11-23T23:30:00.000Z', now)).toEqual({
      day: { date: '2026-11-24', near: 'tomorrow', withYear: false },
      clock: '00:30',
    });
  });
});

describe('a last moment', () => {
  it.each([
    ['at midnight is the day before', '2026-11-23T23:00:00.000Z', '2026-11-23', null],
    ['a minute later has a time', '2026-11-23T23:01:00.000Z', '2026-11-24', '00:01'],
    ['a minute before has one too', '2026-11-23T22:59:00.000Z', '2026-11-23', '23:59'],
    [
      'at midnight of summer time is the day before',
      '2026-06-19T22:00:00.000Z',
      '2026-06-19',
      null,
    ],
    ['ends the day on which the clocks go back', '2026-10-25T23:00:00.000Z', '2026-10-25', null],
    ['ends the day on which they go forward', '2026-03-29T22:00:00.000Z', '2026-03-29', null],
    ['ends the year', '2026-12-31T23:00:00.000Z', '2026-12-31', null],
  ])('%s', (_, dueAt, date, clock) => {
    const last = lastMoment(dueAt, now);
    expect([last.day.date, last.clock]).toEqual([date, clock]);
  });
});
