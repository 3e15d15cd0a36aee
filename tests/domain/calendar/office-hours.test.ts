import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addOfficeMinutes, type OfficeHours } from '../../../domain/calendar/office-hours.ts';
import { isWeekday } from '../../../domain/calendar/swedish-calendar.ts';
import { addMinutes, atLocalTime, localDate, toInstant } from '../../../domain/calendar/time.ts';

const hours: OfficeHours = { opens: '08:00', closes: '16:30' };

describe('office minutes', () => {
  it.each([
    ['within a day', '2026-11-20T09:00:00.000Z', 60, '2026-11-20T10:00:00.000Z'],
    [
      'Friday 23:58 starts on Monday at 08:00',
      '2026-11-20T22:58:00.000Z',
      60,
      '2026-11-23T08:00:00.000Z',
    ],
    [
      'before opening starts at opening',
      '2026-11-20T04:00:00.000Z',
      60,
      '2026-11-20T08:00:00.000Z',
    ],
    [
      'the rest goes over to the next weekday',
      '2026-11-20T15:00:00.000Z',
      60,
      '2026-11-23T07:30:00.000Z',
    ],
    ['full at closing ends there', '2026-11-20T14:30:00.000Z', 60, '2026-11-20T15:30:00.000Z'],
    [
      'from closing starts at the next opening',
      '2026-11-20T15:30:00.000Z',
      60,
      '2026-11-23T08:00:00.000Z',
    ],
    ['none in office hours is now', '2026-11-20T09:00:00.000Z', 0, '2026-11-20T09:00:00.000Z'],
    [
      'none at night is the next opening',
      '2026-11-20T22:58:00.000Z',
      0,
      '2026-11-23T07:00:00.000Z',
    ],
    ['over midsummer', '2026-06-18T14:00:00.000Z', 60, '2026-06-22T06:30:00.000Z'],
    ['over Christmas and the year end', '2026-12-30T15:00:00.000Z', 60, '2027-01-04T07:30:00.000Z'],
    [
      'over the night clocks went forward',
      '2026-03-27T15:00:00.000Z',
      60,
      '2026-03-30T06:30:00.000Z',
    ],
    ['over the night clocks went back', '2026-10-23T14:00:00.000Z', 60, '2026-10-26T07:30:00.000Z'],
    ['more than a day', '2026-11-19T09:00:00.000Z', 510, '2026-11-20T09:00:00.000Z'],
    ['a third of a minute', '2026-11-20T09:00:00.000Z', 1 / 3, '2026-11-20T09:00:20.000Z'],
  ])('%s', (_, from, minutes, expected) => {
    expect(addOfficeMinutes(from, minutes, hours)).toBe(expected);
  });

  it('refuses hours that never open and a count that is none', () => {
    const never = { opens: '16:30', closes: '16:30' };
    expect(() => addOfficeMinutes('2026-11-20T09:00:00.000Z', 60, never)).toThrow(RangeError);
    expect(() => addOfficeMinutes('2026-11-20T09:00:00.000Z', -1, hours)).toThrow(RangeError);
    expect(() => addOfficeMinutes('2026-11-20T09:00:00.000Z', Infinity, hours)).toThrow(RangeError);
  });

  it('count exactly the minutes in which the office is open', () => {
    const from = fc
      .integer({ min: 0, max: 60 * 24 * 365 * 3 })
      .map((minute) => addMinutes('2026-01-01T00:00:00.000Z', minute));
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 1200 }), (start, minutes) => {
        const end = addOfficeMinutes(start, minutes, hours);
        expect(openMinutesBetween(start, end)).toBe(minutes);
      }),
      { numRuns: 20 },
    );
  });
});

/** Walks minute by minute, so that nothing is shared with the code under test. */
function openMinutesBetween(start: string, end: string): number {
  const openOn = new Map<string, readonly [number, number]>();
  let open = 0;
  for (let at = Date.parse(start); at < Date.parse(end); at += 60_000) {
    const date = localDate(toInstant(at));
    const window = openOn.get(date) ?? windowOf(date);
    openOn.set(date, window);
    if (window[0] <= at && at < window[1]) open += 1;
  }
  return open;
}

function windowOf(date: string): readonly [number, number] {
  if (!isWeekday(date)) return [0, 0];
  return [Date.parse(atLocalTime(date, hours.opens)), Date.parse(atLocalTime(date, hours.closes))];
}
