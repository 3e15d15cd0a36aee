import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueWords, type DueWords } from '../../../domain/calendar/due-words.ts';
import { compareInstants, endOfDay, localDate } from '../../../domain/calendar/time.ts';
import { instantsBetween } from '../instants.ts';

const anyInstant = instantsBetween('2002-01-01', '2099-12-31');
/** Monday 23 November 2026, 09.42. */
const now = '2026-11-23T08:42:30.000Z';

const spoken = (words: DueWords): unknown => {
  const span = words.is === 'late' ? words.by : words.left;
  return [words.is, span && `${span.count} ${span.unit}`];
};

describe('what lies ahead', () => {
  it.each([
    ['four minutes as clocks show them', '2026-11-23T08:46:00.000Z', '4 minutes'],
    ['this very minute', '2026-11-23T08:42:59.000Z', '0 minutes'],
    ['59 minutes', '2026-11-23T09:41:00.000Z', '59 minutes'],
    ['an hour is said by the clock', '2026-11-23T09:42:00.000Z', null],
    ['today', '2026-11-23T23:00:00.000Z', null],
    ['tomorrow', endOfDay('2026-11-24'), null],
    ['in two days', endOfDay('2026-11-25'), '2 days'],
    ['in fourteen', endOfDay('2026-12-07'), '14 days'],
    ['in fifteen nobody counts', endOfDay('2026-12-08'), null],
  ])('%s', (_, dueAt, left) => {
    expect(spoken(dueWords(dueAt, now))).toEqual(['ahead', left]);
  });

  it('is counted in minutes through midnight, and in days through the turn of the year', () => {
    expect(spoken(dueWords('2026-11-23T23:10:00.000Z', '2026-11-23T22:50:00.000Z'))).toEqual([
      'ahead',
      '20 minutes',
    ]);
    expect(spoken(dueWords(endOfDay('2027-01-03'), '2026-12-28T08:00:00.000Z'))).toEqual([
      'ahead',
      '6 days',
    ]);
  });

  it.each([
    ['back', '2026-10-24T10:00:00.000Z', endOfDay('2026-10-26')],
    ['forward', '2026-03-28T10:00:00.000Z', endOfDay('2026-03-30')],
  ])('is as many days where the clocks go %s', (_, from, dueAt) => {
    expect(spoken(dueWords(dueAt, from))).toEqual(['ahead', '2 days']);
  });

  it('is counted in minutes that pass, also in the hour that comes twice', () => {
    expect(spoken(dueWords('2026-10-25T01:10:00.000Z', '2026-10-25T00:50:00.000Z'))).toEqual([
      'ahead',
      '20 minutes',
    ]);
  });
});

describe('what is late', () => {
  it.each([
    ['from the very instant on', '2026-11-23T08:42:30.000Z', '0 minutes'],
    ['by minutes', '2026-11-23T08:22:00.000Z', '20 minutes'],
    ['by hours of the same day', '2026-11-23T06:00:00.000Z', '2 hours'],
    ['by hours while no day is full', '2026-11-22T14:00:00.000Z', '18 hours'],
    ['by a day once it is full', '2026-11-22T08:00:00.000Z', '1 days'],
    ['by a day as soon as the day given has passed', endOfDay('2026-11-22'), '1 days'],
    ['by two days', endOfDay('2026-11-21'), '2 days'],
    ['by a year', endOfDay('2025-11-23'), '365 days'],
  ])('is so %s', (_, dueAt, by) => {
    expect(spoken(dueWords(dueAt, now))).toEqual(['late', by]);
  });

  it('is a day late at midnight, when only a day was given', () => {
    const midnight = endOfDay('2026-11-22');
    expect(spoken(dueWords(midnight, midnight))).toEqual(['late', '1 days']);
  });

  it('is a day late where a day has 23 or 25 hours', () => {
    expect(spoken(dueWords('2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z'))).toEqual([
      'late',
      '1 days',
    ]);
    expect(spoken(dueWords('2026-10-24T12:00:00.000Z', '2026-10-25T12:59:00.000Z'))).toEqual([
      'late',
      '24 hours',
    ]);
  });
});

it('whatever the moments, ahead is never said of what is late, and never a number below nought', () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, (dueAt, at) => {
      const words = dueWords(dueAt, at);
      expect(words.is).toBe(compareInstants(dueAt, at) <= 0 ? 'late' : 'ahead');
      const { unit, count } = (words.is === 'late' ? words.by : words.left) ?? {
        unit: 'days',
        count: 1,
      };
      expect(count).toBeGreaterThanOrEqual(unit === 'minutes' ? 0 : 1);
      const past = words.is === 'ahead' && words.last.day.date < localDate(at);
      expect(past).toBe(false);
    }),
  );
});
