import { isWeekday } from './swedish-calendar.ts';
import {
  addDays,
  atLocalTime,
  compareInstants,
  epochMilliseconds,
  type Instant,
  localDate,
  type LocalDate,
  type LocalTime,
  toInstant,
} from './time.ts';

/** When the office is staffed on weekdays, by the local clock; `closes` is the first minute it is not. */
export type OfficeHours = { readonly opens: LocalTime; readonly closes: LocalTime };

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
export type Weekday = (typeof weekdays)[number];

/** The day of the week of a date; undefined on Saturdays and Sundays. */
export function weekdayOf(date: LocalDate): Weekday | undefined {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay() - 1];
}

/** Whether a moment lies within these hours of its own day, whatever day that is. */
export function isOpen({ opens, closes }: OfficeHours, at: Instant): boolean {
  const date = localDate(at);
  return (
    compareInstants(at, atLocalTime(date, opens)) >= 0 &&
    compareInstants(at, atLocalTime(date, closes)) < 0
  );
}

/** Whether the office is staffed at this moment: on a weekday, within its hours. */
export function isOfficeTime(hours: OfficeHours, at: Instant): boolean {
  return isWeekday(localDate(at)) && isOpen(hours, at);
}

/**
 * The moment when so many minutes of office time have passed since `from`. Outside office hours
 * nothing is counted: what comes at night starts at the next opening. A count that is full exactly
 * at closing ends there, not at the next opening. Throws RangeError on hours that never open and on
 * a negative count.
 */
export function addOfficeMinutes(from: Instant, minutes: number, hours: OfficeHours): Instant {
  if (hours.opens >= hours.closes) {
    throw new RangeError(`The office never opens: ${hours.opens}–${hours.closes}`);
  }
  if (!(minutes >= 0 && minutes < Infinity)) {
    throw new RangeError(`Not a number of minutes: ${minutes}`);
  }
  let left = Math.round(minutes * 60_000);
  let cursor = epochMilliseconds(from);
  for (let date = localDate(from); ; date = addDays(date, 1)) {
    if (!isWeekday(date)) continue;
    const closes = epochMilliseconds(atLocalTime(date, hours.closes));
    cursor = Math.max(cursor, epochMilliseconds(atLocalTime(date, hours.opens)));
    if (cursor + left <= closes) return toInstant(cursor + left);
    left -= Math.max(0, closes - cursor);
  }
}

/** When the office is staffed next: at the moment itself while it is. */
export function nextOpening(hours: OfficeHours, at: Instant): Instant {
  if (isOfficeTime(hours, at)) return at;
  for (let date = localDate(at); ; date = addDays(date, 1)) {
    const opens = atLocalTime(date, hours.opens);
    if (isWeekday(date) && compareInstants(opens, at) > 0) return opens;
  }
}
