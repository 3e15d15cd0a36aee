import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addWeekdays,
  isWeekday,
  previousWeekdays,
  publicHolidays,
} from '../../../domain/calendar/swedish-calendar.ts';
import { addDays } from '../../../domain/calendar/time.ts';

const oracle = new Holidays('SE');
const years = Array.from({ length: 2100 - 1990 + 1 }, (_, index) => 1990 + index);

const eveNames: readonly string[] = ['midsommarafton', 'julafton', 'nyårsafton'];

/** The oracle knows annandag pingst as an observance only; it was a public holiday through 2004. */
function oracleDates(year: number): { readonly holidays: string[]; readonly eves: string[] } {
  const known = oracle.getHolidays(year).map((day) => ({ ...day, date: day.date.slice(0, 10) }));
  const holidays = known.filter(
    ({ type, name }) => type === 'public' || (name === 'annandag pingst' && year <= 2004),
  );
  return {
    holidays: holidays.map(({ date }) => date).sort(),
    eves: known.filter(({ name }) => eveNames.includes(name)).map(({ date }) => date),
  };
}

const anyDate = fc.integer({ min: 0, max: 365 * 100 }).map((day) => addDays('2000-01-01', day));

describe('public holidays by lag (1989:253) 1–2 §§', () => {
  it('of 2026 are these thirteen', () => {
    expect(publicHolidays(2026)).toEqual([
      { date: '2026-01-01', name: 'nyårsdagen' },
      { date: '2026-01-06', name: 'trettondedag jul' },
      { date: '2026-04-03', name: 'långfredagen' },
      { date: '2026-04-05', name: 'påskdagen' },
      { date: '2026-04-06', name: 'annandag påsk' },
      { date: '2026-05-01', name: 'första maj' },
      { date: '2026-05-14', name: 'Kristi himmelsfärdsdag' },
      { date: '2026-05-24', name: 'pingstdagen' },
      { date: '2026-06-06', name: 'nationaldagen' },
      { date: '2026-06-20', name: 'midsommardagen' },
      { date: '2026-10-31', name: 'alla helgons dag' },
      { date: '2026-12-25', name: 'juldagen' },
      { date: '2026-12-26', name: 'annandag jul' },
    ]);
  });

  it.each([
    ['annandag pingst is one through 2004', 2004, '2004-05-31', true],
    ['annandag pingst is none from 2005', 2005, '2005-05-16', false],
    ['nationaldagen is none through 2004', 2004, '2004-06-06', false],
    ['nationaldagen is one from 2005', 2005, '2005-06-06', true],
    ['skärtorsdagen is none (RÅ 2004 not 40)', 2026, '2026-04-02', false],
    ['trettondagsafton is none (RÅ 2004 not 40)', 2026, '2026-01-05', false],
  ])('%s', (_, year, date, holiday) => {
    expect(publicHolidays(year).some((day) => day.date === date)).toBe(holiday);
  });

  it('has both names when första maj and Kristi himmelsfärdsdag fall on one day', () => {
    expect(publicHolidays(2008).filter(({ date }) => date === '2008-05-01')).toHaveLength(2);
  });

  it('agree with an independent calendar from 1990 to 2100', () => {
    for (const year of years) {
      const ours = publicHolidays(year).map(({ date }) => date);
      expect([...new Set(ours)]).toEqual([...new Set(oracleDates(year).holidays)]);
    }
  });
});

describe('a weekday (arbetsdag)', () => {
  it.each([
    ['a Friday', '2026-11-20', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['midsommarafton', '2026-06-19', false],
    ['the Thursday before midsommarafton', '2026-06-18', true],
    ['julafton', '2026-12-24', false],
    ['nyårsafton', '2026-12-31', false],
    ['the day between Christmas and New Year', '2026-12-28', true],
    ['skärtorsdagen', '2026-04-02', true],
    ['långfredagen', '2026-04-03', false],
    ['annandag påsk', '2026-04-06', false],
    ['the Friday after Kristi himmelsfärdsdag', '2026-05-15', true],
    ['a leap day', '2028-02-29', true],
  ])('%s (%s): %s', (_, date, weekday) => {
    expect(isWeekday(date)).toBe(weekday);
  });

  it('agrees with an independent calendar on every day from 1990 to 2100', () => {
    const off = new Set(
      years.map(oracleDates).flatMap(({ holidays, eves }) => [...holidays, ...eves]),
    );
    const wrong: string[] = [];
    for (let date = '1990-01-01'; date < '2101-01-01'; date = addDays(date, 1)) {
      const weekend = new Date(`${date}T12:00:00Z`).getUTCDay() % 6 === 0;
      if (isWeekday(date) !== (!weekend && !off.has(date))) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });
});

describe('counting weekdays', () => {
  it.each([
    ['over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over midsummer', '2026-06-18', 1, '2026-06-22'],
    ['over Christmas and New Year', '2026-12-23', 4, '2027-01-04'],
    ['from a Sunday', '2026-11-22', 1, '2026-11-23'],
    ['none is the day itself', '2026-11-22', 0, '2026-11-22'],
  ])('%s', (_, date, n, expected) => {
    expect(addWeekdays(date, n)).toBe(expected);
  });

  it.each([
    ['over a weekend', '2026-11-23', 1, '2026-11-20'],
    ['over midsummer', '2026-06-22', 1, '2026-06-18'],
    ['over New Year', '2027-01-04', 2, '2026-12-29'],
  ])('backwards %s', (_, date, n, expected) => {
    expect(previousWeekdays(date, n)).toBe(expected);
  });

  it('refuses a number of weekdays below 0', () => {
    expect(() => addWeekdays('2026-11-20', -1)).toThrow(RangeError);
    expect(() => previousWeekdays('2026-11-20', 0.5)).toThrow(RangeError);
  });

  it('lands on a weekday, with n of them after the start', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 15 }), (date, n) => {
        const end = addWeekdays(date, n);
        let counted = 0;
        for (let day = addDays(date, 1); day <= end; day = addDays(day, 1)) {
          if (isWeekday(day)) counted += 1;
        }
        expect([isWeekday(end), counted]).toEqual([true, n]);
        expect(previousWeekdays(addDays(end, 1), 1)).toBe(end);
      }),
    );
  });
});
