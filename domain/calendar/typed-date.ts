import { weekdayNumber } from './day-words.ts';
import { isLocalDate, type LocalDate } from './time.ts';

/** Where a day without a year lies: what has happened, or what is going to. */
export type Leaning = 'past' | 'future';

/** By number, in Swedish and English; three letters of one are enough. */
const monthNames: readonly (readonly string[])[] = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
];
const weekdayNames: readonly (readonly string[])[] = [
  ['måndag', 'monday'],
  ['tisdag', 'tuesday'],
  ['onsdag', 'wednesday'],
  ['torsdag', 'thursday'],
  ['fredag', 'friday'],
  ['lördag', 'saturday'],
  ['söndag', 'sunday'],
];

/** Its place in the list from 1, or 0 when the list has no such name. */
const numberOf = (names: readonly (readonly string[])[], word: string): number =>
  word.length < 3 ? 0 : names.findIndex((each) => each.some((name) => name.startsWith(word))) + 1;

const ordinal = '(?::?[ea]|st|nd|rd|th)?';
const name = String.raw`(?<name>\p{L}{3,9})\.?`;
const yearAfter = String.raw`(?:,? (?<year>\d{4}))?`;

const forms: readonly RegExp[] = [
  /^(?<year>\d{4})([-/. ])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})(?:[-/ ](?<year>\d{4}))?$/,
  new RegExp(String.raw`^(?:den )?(?<day>\d{1,2})${ordinal} ?${name}${yearAfter}$`, 'u'),
  new RegExp(String.raw`^${name} (?<day>\d{1,2})${ordinal}${yearAfter}$`, 'u'),
];

/** What was typed, without what does not matter: case, width of spaces, kind of dash. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‐‑–—−]/g, '-');

type Read = { readonly year: string | undefined; readonly monthDay: string };

const readForm = (text: string): Read | undefined => {
  for (const form of forms) {
    const { year, month, day, name: word } = form.exec(text)?.groups ?? {};
    const number = word === undefined ? Number(month) : numberOf(monthNames, word);
    if (day !== undefined && number > 0) {
      return {
        year,
        monthDay: [number, day].map((part) => String(part).padStart(2, '0')).join('-'),
      };
    }
  }
  return undefined;
};

/** The nearest of such a day on that side of today, today included, but not years away. */
const nearest = (monthDay: string, today: LocalDate, leaning: Leaning): LocalDate => {
  const thisYear = Number(today.slice(0, 4));
  const near = `${thisYear}-${monthDay}`;
  if (leaning === 'past') return near <= today ? near : `${thisYear - 1}-${monthDay}`;
  return near >= today ? near : `${thisYear + 1}-${monthDay}`;
};

const possibleYear = /^(?:19|20|21)/;
const withWeekday = /^(?<weekday>\p{L}{3,9}),? (?<rest>.*\d.*)$/u;

/**
 * The day that somebody typed: `2026-12-03`, `20261203`, `3/12`, `3 december`, `torsdag 3 dec 2026`, in
 * Swedish or English, the day before the month. Without a year it is the last such day until today, or
 * the next from today on. Undefined for anything else, for a day that the calendar lacks and for a
 * day of the week that does not agree: never another day than was meant.
 */
export function typedDate(text: string, today: LocalDate, leaning: Leaning): LocalDate | undefined {
  const typed = plain(text);
  const { weekday = '', rest = typed } = withWeekday.exec(typed)?.groups ?? {};
  const weekdayTyped = numberOf(weekdayNames, weekday);
  const read = readForm(weekdayTyped > 0 ? rest : typed);
  if (read === undefined) return undefined;
  const { year, monthDay } = read;
  const date = year === undefined ? nearest(monthDay, today, leaning) : `${year}-${monthDay}`;
  if (!isLocalDate(date) || !possibleYear.test(date)) return undefined;
  return weekdayTyped > 0 && weekdayNumber(date) !== weekdayTyped ? undefined : date;
}
