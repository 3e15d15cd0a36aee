import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../domain/calendar/time.ts';
import { typedDate } from '../../../domain/calendar/typed-date.ts';
import { instantsBetween } from '../instants.ts';

const today = '2026-11-23';
const anyDate = instantsBetween('1900-01-02', '2199-12-30').map(localDate);

/** Node's own calendar, which the code under test does not use. */
const written = (date: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(
    new Date(`${date}T12:00Z`),
  );

describe('a typed date', () => {
  it.each([
    '2026-12-03',
    '2026-12-3',
    '2026/12/03',
    '2026–12–03',
    '20261203',
    '3/12 2026',
    '3/12-2026',
    '03/12/2026',
    '3 december 2026',
    '3 DECEMBER 2026',
    '3 dec 2026',
    '3 dec. 2026',
    '3december 2026',
    'den 3 december 2026',
    '3:e december 2026',
    '3rd December 2026',
    'December 3, 2026',
    'torsdag 3 december 2026',
    'Thursday, 3 December 2026',
    'tors 3 dec 2026',
    '  3   december\t2026 ',
  ])('%s is 3 December 2026, whatever it leans to', (text) => {
    expect(typedDate(text, today, 'past')).toBe('2026-12-03');
    expect(typedDate(text, today, 'future')).toBe('2026-12-03');
  });

  it.each([
    ['3/12', '2025-12-03', '2026-12-03'],
    ['3 december', '2025-12-03', '2026-12-03'],
    ['17/11', '2026-11-17', '2027-11-17'],
    ['23/11', '2026-11-23', '2026-11-23'],
    ['24/11', '2025-11-24', '2026-11-24'],
    ['1 jan', '2026-01-01', '2027-01-01'],
    ['maj 5', '2026-05-05', '2027-05-05'],
    ['onsdag 3 dec', '2025-12-03', undefined],
    ['torsdag 3 dec', undefined, '2026-12-03'],
  ])('%s has been on %s, or will be on %s', (text, past, future) => {
    expect(typedDate(text, today, 'past')).toBe(past);
    expect(typedDate(text, today, 'future')).toBe(future);
  });

  it('is no leap day where the year near by has none', () => {
    expect(typedDate('29/2', today, 'past')).toBeUndefined();
    expect(typedDate('29/2', today, 'future')).toBeUndefined();
    expect(typedDate('29/2', '2028-03-01', 'past')).toBe('2028-02-29');
    expect(typedDate('29/2', '2027-12-01', 'future')).toBe('2028-02-29');
    expect(typedDate('29/2 2028', today, 'past')).toBe('2028-02-29');
  });

  it.each([
    '',
    'i går kväll',
    'vet inte',
    '2026-02-30',
    '31/11',
    '31 april 2026',
    '0/12',
    '3/13',
    '32/1',
    '2026-00-10',
    '2026-12/03',
    '20261303',
    '261203',
    '3.12',
    '3',
    'december',
    '3 de',
    '3 decembris',
    '3 måndag',
    'fredag 3 december 2026',
    '0026-12-03',
    '2226-12-03',
    '3 december 26',
    '2026-12-03 och 2026-12-04',
    '３/１２',
    '3/12/2026/1',
    '1'.repeat(100_000),
  ])('%s is none', (text) => {
    expect(typedDate(text, today, 'past')).toBeUndefined();
    expect(typedDate(text, today, 'future')).toBeUndefined();
  });

  it('is read as it was written, for any day, and whenever', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, now) => {
        const [year, month, day] = date.split('-').map(Number);
        const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
        const texts = [
          date,
          date.replaceAll('-', ''),
          `${day}/${month} ${year}`,
          written(date, 'sv-SE', long),
          written(date, 'sv-SE', { ...long, month: 'short' }),
          written(date, 'sv-SE', { ...long, weekday: 'long' }),
          written(date, 'en-GB', long),
          written(date, 'en-GB', { ...long, month: 'short' }),
          written(date, 'en-US', long),
          written(date, 'en-GB', { ...long, weekday: 'short' }),
        ];
        expect(texts.map((text) => [text, typedDate(text, now, 'past')])).toEqual(
          texts.map((text) => [text, date]),
        );
      }),
    );
  });

  it('lies on its side of today, within a year, and on the day that was typed', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, now) => {
        const text = `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
        const past = typedDate(text, now, 'past') ?? now;
        const future = typedDate(text, now, 'future') ?? now;
        expect([past <= now, past > addDays(now, -367)]).toEqual([true, true]);
        expect([future >= now, future < addDays(now, 367)]).toEqual([true, true]);
        for (const found of [past, future]) {
          expect([date.slice(5), now.slice(5)]).toContain(found.slice(5));
        }
      }),
    );
  });
});
