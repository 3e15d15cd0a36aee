import { describe, expect, it } from 'vitest';
import { dayWords, momentWords } from '../../../domain/calendar/day-words.ts';
import { dueWords } from '../../../domain/calendar/due-words.ts';
import { addDays, endOfDay } from '../../../domain/calendar/time.ts';
import { typedDate } from '../../../domain/calendar/typed-date.ts';
import { typedTime } from '../../../domain/calendar/typed-time.ts';
import {
  ageText,
  capitalised,
  clockText,
  dayText,
  dueText,
  fullDateText,
  lateText,
  momentText,
  shownText,
  wasDueText,
} from '../../../templates/messages/time-words.ts';

/** Monday 23 November 2026, 09.42. */
const now = '2026-11-23T08:42:00.000Z';

describe('a date', () => {
  it('is said with its day of the week and its year', () => {
    expect(fullDateText('2026-12-03', 'sv')).toBe('torsdag 3 december 2026');
    expect(fullDateText('2026-12-03', 'en')).toBe('Thursday 3 December 2026');
  });

  it.each([
    ['2026-11-22', 'i går', 'yesterday'],
    ['2026-11-23', 'i dag', 'today'],
    ['2026-11-24', 'i morgon, tisdag 24 november', 'tomorrow, Tuesday 24 November'],
    ['2026-11-20', 'fredag 20 november', 'Friday 20 November'],
    ['2025-11-20', 'torsdag 20 november 2025', 'Thursday 20 November 2025'],
    ['2027-01-04', 'måndag 4 januari 2027', 'Monday 4 January 2027'],
  ])('%s, seen from Monday 23 November, is %s', (date, sv, en) => {
    const words = dayWords(date, '2026-11-23');
    expect([dayText(words, 'sv'), dayText(words, 'en')]).toEqual([sv, en]);
  });

  it('has a name for every day and month', () => {
    for (const language of ['sv', 'en'] as const) {
      const said = Array.from({ length: 12 }, (_, month) =>
        fullDateText(`2026-${String(month + 1).padStart(2, '0')}-0${(month % 7) + 1}`, language),
      );
      expect(said.join(' ')).not.toContain('undefined');
      expect(new Set(said.map((text) => text.split(' ')[2])).size).toBe(12);
    }
  });
});

describe('a moment', () => {
  it.each([
    ['2026-11-23T08:31:00.000Z', 'i dag kl. 09.31', 'today at 09:31'],
    ['2026-11-22T13:00:00.000Z', 'i går kl. 14.00', 'yesterday at 14:00'],
    ['2026-11-20T22:58:00.000Z', 'fredag 20 november kl. 23.58', 'Friday 20 November at 23:58'],
    ['2026-10-25T01:30:00.000Z', 'söndag 25 oktober kl. 02.30', 'Sunday 25 October at 02:30'],
  ])('%s is %s', (at, sv, en) => {
    const words = momentWords(at, now);
    expect([momentText(words, 'sv'), momentText(words, 'en')]).toEqual([sv, en]);
  });

  it('of the clock alone has a full stop in Swedish', () => {
    expect([clockText('09:05', 'sv'), clockText('09:05', 'en')]).toEqual(['kl. 09.05', 'at 09:05']);
  });

  it('of showing a page is said in full', () => {
    expect(shownText(now, 'sv')).toBe('Visat måndag 23 november kl. 09.42');
    expect(shownText(now, 'en')).toBe('Shown Monday 23 November at 09:42');
  });
});

describe('a last moment', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      '2026-11-23T08:46:00.000Z',
      'senast i dag kl. 09.46, om 4 minuter',
      'no later than today at 09:46, in 4 minutes',
    ],
    [
      '2026-11-23T08:42:59.000Z',
      'senast i dag kl. 09.42, om mindre än en minut',
      'no later than today at 09:42, in less than a minute',
    ],
    ['2026-11-23T14:00:00.000Z', 'senast i dag kl. 15.00', 'no later than today at 15:00'],
    [endOfDay('2026-11-23'), 'senast i dag', 'no later than today'],
    [
      endOfDay('2026-11-24'),
      'senast i morgon, tisdag 24 november',
      'no later than tomorrow, Tuesday 24 November',
    ],
    [
      endOfDay('2026-11-26'),
      'senast torsdag 26 november, om 3 dagar',
      'no later than Thursday 26 November, in 3 days',
    ],
    [
      endOfDay('2026-12-07'),
      'senast måndag 7 december, om 14 dagar',
      'no later than Monday 7 December, in 14 days',
    ],
    [endOfDay('2026-12-08'), 'senast tisdag 8 december', 'no later than Tuesday 8 December'],
    [
      endOfDay('2027-01-11'),
      'senast måndag 11 januari 2027',
      'no later than Monday 11 January 2027',
    ],
    ['2026-11-23T08:22:00.000Z', '20 minuter försenad', '20 minutes late'],
    ['2026-11-23T07:42:00.000Z', '1 timme försenad', '1 hour late'],
    [
      endOfDay('2026-11-22'),
      '1 dag försenad, skulle ha varit klar söndag 22 november',
      '1 day late, should have been done by Sunday 22 November',
    ],
    [
      '2026-11-22T14:00:00.000Z',
      '18 timmar försenad, skulle ha varit klar söndag 22 november kl. 15.00',
      '18 hours late, should have been done by Sunday 22 November at 15:00',
    ],
    [
      endOfDay('2025-12-31'),
      '327 dagar försenad, skulle ha varit klar onsdag 31 december 2025',
      '327 days late, should have been done by Wednesday 31 December 2025',
    ],
  ];

  it.each(cases)('%s is %s', (dueAt, sv, en) => {
    const words = dueWords(dueAt, now);
    expect([dueText(words, 'sv'), dueText(words, 'en')]).toEqual([sv, en]);
  });

  it('that has passed is said in two parts where a card needs them', () => {
    const words = dueWords(endOfDay('2026-11-21'), now);
    if (words.is !== 'late') throw new Error('it is late');
    expect(lateText(words.by, 'sv')).toBe('2 dagar försenad');
    expect(capitalised(wasDueText(words.last, 'sv'))).toBe(
      'Skulle ha varit klar lördag 21 november',
    );
  });
});

describe('an age', () => {
  it.each([
    [0, '0 år', '0 years old'],
    [1, '1 år', '1 year old'],
    [8, '8 år', '8 years old'],
  ])('of %i is %s', (years, sv, en) => {
    expect([ageText(years, 'sv'), ageText(years, 'en')]).toEqual([sv, en]);
  });
});

describe.each(['sv', 'en'] as const)('what is shown back in %s', (language) => {
  it('is read again as the same day and time', () => {
    for (let n = 0; n < 800; n += 1) {
      const date = addDays('2026-01-01', n);
      expect(typedDate(fullDateText(date, language), '2026-11-23', 'past')).toBe(date);
    }
    expect(typedTime(clockText('09:05', language))).toBe('09:05');
  });
});
