import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Due, type DueContext, dueAt, rolledDate } from '../../../domain/duties/due-dates.ts';
import { isWeekday } from '../../../domain/calendar/swedish-calendar.ts';
import { addMinutes, epochMilliseconds } from '../../../domain/calendar/time.ts';
import { instantsBetween, midnightAfter, wallClockAt } from '../instants.ts';

const ctx = (anchorAt: string, acute = false): DueContext => ({
  anchorAt,
  acute,
  officeHours: { opens: '08:00', closes: '16:30' },
});

const anyInstant = instantsBetween('2013-01-01', '2060-12-31');

describe('protection assessment *genast* (20 kap. 1 § SoL): end of the arrival day', () => {
  it.each([
    ['14:59:59.999 is the same day', '2026-11-20T13:59:59.999Z', '2026-11-20T23:00:00.000Z'],
    ['15:00:00 is the next day', '2026-11-20T14:00:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['Friday 23:58 is Saturday', '2026-11-20T22:58:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['a Saturday morning is Saturday', '2026-11-21T06:00:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['midnight is the whole new day', '2026-11-20T23:00:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['14:59:59 in summer time', '2026-06-19T12:59:59.000Z', '2026-06-19T22:00:00.000Z'],
    ['15:00:00 on midsommarafton', '2026-06-19T13:00:00.000Z', '2026-06-20T22:00:00.000Z'],
    ['the day of 23 hours', '2026-03-29T12:59:59.000Z', '2026-03-29T22:00:00.000Z'],
    ['late before the day of 23 hours', '2026-03-28T14:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['the day of 25 hours', '2026-10-25T13:59:59.000Z', '2026-10-25T23:00:00.000Z'],
    ['15:00:00 on the day of 25 hours', '2026-10-25T14:00:00.000Z', '2026-10-26T23:00:00.000Z'],
    ['late on New Year’s Eve', '2026-12-31T20:00:00.000Z', '2027-01-01T23:00:00.000Z'],
    ['late on 28 February of a leap year', '2028-02-28T20:00:00.000Z', '2028-02-29T23:00:00.000Z'],
  ])('%s', (_, openedAt, due) => {
    expect(dueAt({ is: 'endOfArrivalDay' }, ctx(openedAt))).toBe(due);
  });

  it('is never later than the end of the day after arrival, weekend and holiday included', () => {
    fc.assert(
      fc.property(anyInstant, (openedAt) => {
        const late = wallClockAt(openedAt).slice(11) >= '15:00:00';
        expect(wallClockAt(dueAt({ is: 'endOfArrivalDay' }, ctx(openedAt)))).toBe(
          midnightAfter(openedAt, late ? 1 : 0),
        );
      }),
    );
  });
});

describe('decision within 14 days (20 kap. 2 § SoL): arrival is day 0, day 14 the last good day', () => {
  it.each([
    ['an ordinary report', '2026-11-02T09:00:00.000Z', '2026-11-16T23:00:00.000Z'],
    ['Friday 23:58 counts from Friday', '2026-11-20T22:58:00.000Z', '2026-12-04T23:00:00.000Z'],
    ['from the 1st to the 15th', '2026-09-01T08:00:00.000Z', '2026-09-15T22:00:00.000Z'],
    ['over the change to summer time', '2026-03-20T09:00:00.000Z', '2026-04-03T22:00:00.000Z'],
    ['over the change to winter time', '2026-10-16T09:00:00.000Z', '2026-10-30T23:00:00.000Z'],
    ['on the day of 25 hours', '2026-10-11T09:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['over the year end, on a day off', '2026-12-18T09:00:00.000Z', '2027-01-01T23:00:00.000Z'],
    ['over a leap day', '2028-02-16T09:00:00.000Z', '2028-03-01T23:00:00.000Z'],
    ['ending on midsommardagen', '2026-06-06T09:00:00.000Z', '2026-06-20T22:00:00.000Z'],
  ])('%s', (_, openedAt, due) => {
    expect(dueAt({ is: 'endOfDay', daysAfter: 14 }, ctx(openedAt))).toBe(due);
  });

  it('is never later than the midnight that ends day 14, and never rolls', () => {
    fc.assert(
      fc.property(anyInstant, (openedAt) => {
        expect(wallClockAt(dueAt({ is: 'endOfDay', daysAfter: 14 }, ctx(openedAt)))).toBe(
          midnightAfter(openedAt, 14),
        );
      }),
    );
  });
});

describe('feedback within a week (19 kap. 6 § SoL, lag (1930:173) 1 §)', () => {
  const due: Due = { is: 'endOfDayWeeksAfter', weeks: 1 };

  it.each([
    [
      'JO 9081-2020: 27 October ends with 3 November',
      '2020-10-27T10:00:00.000Z',
      '2020-11-03T23:00:00.000Z',
    ],
    [
      'late in the evening counts as that day',
      '2026-11-20T22:58:00.000Z',
      '2026-11-27T23:00:00.000Z',
    ],
    ['over the change to winter time', '2026-10-23T21:30:00.000Z', '2026-10-30T23:00:00.000Z'],
    ['over the year end', '2026-12-28T10:00:00.000Z', '2027-01-04T23:00:00.000Z'],
    ['ending on julafton does not roll', '2026-12-17T10:00:00.000Z', '2026-12-24T23:00:00.000Z'],
  ])('%s', (_, openedAt, end) => {
    expect(dueAt(due, ctx(openedAt))).toBe(end);
  });

  it('is never later than the end of the same day of the next week', () => {
    fc.assert(
      fc.property(anyInstant, (openedAt) => {
        expect(wallClockAt(dueAt(due, ctx(openedAt)))).toBe(midnightAfter(openedAt, 7));
      }),
    );
  });
});

describe('information to those concerned *genast* (20 kap. 4 § SoL)', () => {
  it.each([
    ['in the morning', '2026-11-20T08:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    [
      'also at 23:58: a late hour helps only an arrival',
      '2026-11-20T22:58:00.000Z',
      '2026-11-20T23:00:00.000Z',
    ],
    ['on the day of 23 hours', '2026-03-29T20:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ])('is the end of the same day: %s', (_, openedAt, due) => {
    expect(dueAt({ is: 'endOfDay', daysAfter: 0 }, ctx(openedAt))).toBe(due);
  });
});

describe('service times', () => {
  const opening: Due = { is: 'officeMinutes', minutes: 60, acuteMinutes: 15 };

  it.each([
    ['an hour in the day', '2026-11-20T09:00:00.000Z', false, '2026-11-20T10:00:00.000Z'],
    [
      'Friday 23:58: an hour into Monday',
      '2026-11-20T22:58:00.000Z',
      false,
      '2026-11-23T08:00:00.000Z',
    ],
    [
      'acute Friday 23:58: 15 minutes, at any hour',
      '2026-11-20T22:58:00.000Z',
      true,
      '2026-11-20T23:13:00.000Z',
    ],
    [
      'acute over the hour that clocks skip',
      '2026-03-29T00:50:00.000Z',
      true,
      '2026-03-29T01:05:00.000Z',
    ],
    ['midsommarafton: the Monday', '2026-06-19T08:00:00.000Z', false, '2026-06-22T07:00:00.000Z'],
  ])('a report is opened within %s', (_, openedAt, acute, due) => {
    expect(dueAt(opening, ctx(openedAt, acute))).toBe(due);
  });

  it.each([
    ['next weekday after a Friday', 1, '2026-11-20T22:58:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['three weekdays over Easter', 3, '2026-04-01T08:00:00.000Z', '2026-04-08T22:00:00.000Z'],
    ['five weekdays over Christmas', 5, '2026-12-21T08:00:00.000Z', '2026-12-30T23:00:00.000Z'],
    ['next weekday after a Sunday', 1, '2026-11-22T10:00:00.000Z', '2026-11-23T23:00:00.000Z'],
  ])('count weekdays: %s', (_, weekdaysAfter, openedAt, due) => {
    expect(dueAt({ is: 'endOfWeekday', weekdaysAfter }, ctx(openedAt))).toBe(due);
  });

  it('count 30 calendar days to the follow-up meeting', () => {
    expect(dueAt({ is: 'endOfDay', daysAfter: 30 }, ctx('2026-10-10T08:00:00.000Z'))).toBe(
      '2026-11-09T23:00:00.000Z',
    );
  });
});

describe('every due date', () => {
  const dues = fc.constantFrom<Due>(
    { is: 'officeMinutes', minutes: 60, acuteMinutes: 15 },
    { is: 'endOfArrivalDay' },
    { is: 'endOfDay', daysAfter: 0 },
    { is: 'endOfDay', daysAfter: 14 },
    { is: 'endOfDayWeeksAfter', weeks: 1 },
    { is: 'endOfWeekday', weekdaysAfter: 1 },
    { is: 'endOfWeekday', weekdaysAfter: 5 },
  );

  it('lies after the opening, and no earlier for what opens later', () => {
    fc.assert(
      fc.property(dues, anyInstant, fc.nat(4000), fc.boolean(), (due, openedAt, minutes, acute) => {
        const first = epochMilliseconds(dueAt(due, ctx(openedAt, acute)));
        const second = epochMilliseconds(dueAt(due, ctx(addMinutes(openedAt, minutes), acute)));
        expect(first).toBeGreaterThan(epochMilliseconds(openedAt));
        expect(second).toBeGreaterThanOrEqual(first);
      }),
    );
  });
});

describe('the rolled date by lag (1930:173) 2 §, for information only', () => {
  it.each([
    ['a weekday stays', '2026-11-20', '2026-11-20'],
    ['a Saturday becomes Monday', '2026-11-21', '2026-11-23'],
    ['midsommarafton becomes Monday', '2026-06-19', '2026-06-22'],
    ['julafton before a weekend', '2026-12-24', '2026-12-28'],
    ['nyårsafton', '2026-12-31', '2027-01-04'],
    ['långfredagen becomes Tuesday', '2026-04-03', '2026-04-07'],
    ['nationaldagen on a Thursday', '2024-06-06', '2024-06-07'],
    ['skärtorsdagen stays', '2026-04-02', '2026-04-02'],
  ])('%s', (_, date, rolled) => {
    expect(rolledDate(date)).toBe(rolled);
    expect(isWeekday(rolled)).toBe(true);
  });
});

describe('a question that is answered the same weekday (routine §0)', () => {
  it.each([
    ['on a Tuesday', '2026-11-17T08:00:00.000Z', '2026-11-17T23:00:00.000Z'],
    ['on a Friday evening', '2026-11-20T22:58:00.000Z', '2026-11-20T23:00:00.000Z'],
    ['a Saturday waits for Monday', '2026-11-21T09:00:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['midsommarafton waits for Monday', '2026-06-19T08:00:00.000Z', '2026-06-22T22:00:00.000Z'],
  ])('%s', (_, askedAt, due) => {
    expect(dueAt({ is: 'endOfSameWeekday' }, ctx(askedAt))).toBe(due);
  });
});
