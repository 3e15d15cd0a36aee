import { Temporal as T } from 'temporal-polyfill';
import { remembered } from './remembered.ts';
import { addDays, type LocalDate } from './time.ts';

/** A public holiday (allmän helgdag) with its Swedish name. */
export type PublicHoliday = { readonly date: LocalDate; readonly name: string };

type Day =
  | { readonly is: 'fixed'; readonly on: string }
  | { readonly is: 'easter'; readonly days: number }
  | {
      readonly is: 'between';
      readonly dayOfWeek: number;
      readonly from: string;
      readonly to: string;
    };

type DayRule = {
  readonly name: string;
  readonly day: Day;
  readonly firstYear?: number;
  readonly lastYear?: number;
};

const friday = 5;
const saturday = 6;

/**
 * Lag (1989:253) 1–2 §§, besides the Sundays. Lag (2004:1320) took annandag pingst out and
 * nationaldagen in from 2005-04-01, before the first of either that year.
 */
const publicHolidayRules: readonly DayRule[] = [
  { name: 'nyårsdagen', day: { is: 'fixed', on: '01-01' } },
  { name: 'trettondedag jul', day: { is: 'fixed', on: '01-06' } },
  { name: 'långfredagen', day: { is: 'easter', days: -2 } },
  { name: 'påskdagen', day: { is: 'easter', days: 0 } },
  { name: 'annandag påsk', day: { is: 'easter', days: 1 } },
  { name: 'första maj', day: { is: 'fixed', on: '05-01' } },
  { name: 'Kristi himmelsfärdsdag', day: { is: 'easter', days: 39 } },
  { name: 'pingstdagen', day: { is: 'easter', days: 49 } },
  { name: 'annandag pingst', day: { is: 'easter', days: 50 }, lastYear: 2004 },
  { name: 'nationaldagen', day: { is: 'fixed', on: '06-06' }, firstYear: 2005 },
  {
    name: 'midsommardagen',
    day: { is: 'between', dayOfWeek: saturday, from: '06-20', to: '06-26' },
  },
  {
    name: 'alla helgons dag',
    day: { is: 'between', dayOfWeek: saturday, from: '10-31', to: '11-06' },
  },
  { name: 'juldagen', day: { is: 'fixed', on: '12-25' } },
  { name: 'annandag jul', day: { is: 'fixed', on: '12-26' } },
];

/** The three eves are no public holidays, but lag (1930:173) 2 § makes them days off. */
const eveRules: readonly DayRule[] = [
  {
    name: 'midsommarafton',
    day: { is: 'between', dayOfWeek: friday, from: '06-19', to: '06-25' },
  },
  { name: 'julafton', day: { is: 'fixed', on: '12-24' } },
  { name: 'nyårsafton', day: { is: 'fixed', on: '12-31' } },
];

const dayOffRules: readonly DayRule[] = [...publicHolidayRules, ...eveRules];

/**
 * The public holidays of a year by lag (1989:253) besides its Sundays, in the order of the year; of
 * two that fall on one day, both are listed. Years before 1990 follow the list of 1990.
 */
export function publicHolidays(year: number): readonly PublicHoliday[] {
  const days = T.PlainDate.from({ year, month: 1, day: 1 }).daysInYear;
  return Array.from({ length: days }, (_, day) => addDays(`${year}-01-01`, day)).flatMap((date) =>
    namesOf(publicHolidayRules, T.PlainDate.from(date)).map((name) => ({ date, name })),
  );
}

/** Whether it is an arbetsdag: Monday to Friday, no public holiday, none of the three eves. */
export const isWeekday: (date: LocalDate) => boolean = remembered((date) => {
  const day = T.PlainDate.from(date);
  if (day.dayOfWeek >= saturday) return false;
  return namesOf(dayOffRules, day).length === 0;
});

/** The n-th weekday after the date; for 0 the date itself, weekday or not. Throws RangeError below 0. */
export function addWeekdays(date: LocalDate, n: number): LocalDate {
  return walkWeekdays(date, n, 1);
}

/** The n-th weekday before the date; for 0 the date itself, weekday or not. Throws RangeError below 0. */
export function previousWeekdays(date: LocalDate, n: number): LocalDate {
  return walkWeekdays(date, n, -1);
}

function walkWeekdays(from: LocalDate, n: number, direction: 1 | -1): LocalDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of weekdays: ${n}`);
  let date = from;
  let left = n;
  while (left > 0) {
    date = addDays(date, direction);
    if (isWeekday(date)) left -= 1;
  }
  return date;
}

function namesOf(rules: readonly DayRule[], date: T.PlainDate): readonly string[] {
  const { year, dayOfWeek } = date;
  const monthDay = date.toString().slice(-5);
  const fromEaster = easterSunday(year).until(date).days;
  const falls = (day: Day): boolean => {
    switch (day.is) {
      case 'fixed':
        return day.on === monthDay;
      case 'easter':
        return day.days === fromEaster;
      case 'between':
        return day.dayOfWeek === dayOfWeek && day.from <= monthDay && monthDay <= day.to;
    }
  };
  return rules
    .filter(({ firstYear = year, lastYear = year }) => firstYear <= year && year <= lastYear)
    .filter(({ day }) => falls(day))
    .map(({ name }) => name);
}

/**
 * Påskdagen by the Gregorian computus of Meeus, Jones and Butcher; the variables are named as
 * there.
 */
function easterSunday(year: number): T.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return T.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
