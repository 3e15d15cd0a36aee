import { Temporal as T } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** A moment in UTC with milliseconds: `2026-11-20T22:58:00.000Z`. */
export type Instant = string;

/** A calendar date in Europe/Stockholm, without a time of day: `2026-11-20`. */
export type LocalDate = string;

/** A wall-clock time in Europe/Stockholm from `00:00` to `23:59`: `08:00`. */
export type LocalTime = string;

const zone = 'Europe/Stockholm';
const dayMs = 86_400_000;
const plainDate = /^\d{4}-\d\d-\d\d$/;
const instantShape = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/** From a `Date`, or milliseconds since 1970-01-01 UTC. Throws RangeError when it is no date. */
export function toInstant(at: Date | number): Instant {
  return new Date(at).toISOString();
}

/** Milliseconds since 1970-01-01 UTC. Throws RangeError when the text is no instant. */
export function epochMilliseconds(instant: Instant): number {
  const milliseconds = instantShape.test(instant) ? Date.parse(instant) : NaN;
  return Number.isNaN(milliseconds) ? T.Instant.from(instant).epochMilliseconds : milliseconds;
}

/** Negative when `a` is the earlier, 0 when they are the same moment, positive when `b` is. */
export function compareInstants(a: Instant, b: Instant): number {
  return epochMilliseconds(a) - epochMilliseconds(b);
}

/** The later of two moments. */
export function laterOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) >= 0 ? a : b;
}

/** Elapsed minutes, whatever the wall clock does meanwhile; parts count to the millisecond. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(Math.round(epochMilliseconds(instant) + minutes * 60_000));
}

/** At a time as it is written behind its date: `2026-11-20T08:00`. Asking the zone's rules is dear. */
const zonedMilliseconds = remembered((local) => {
  const zoned = T.PlainDateTime.from(local).toZonedDateTime(zone);
  return zoned.epochMilliseconds;
});

const midnightBefore = (date: LocalDate): number => zonedMilliseconds(`${date}T00:00`);

/** The date in Europe/Stockholm at this moment. */
export function localDate(instant: Instant): LocalDate {
  const at = epochMilliseconds(instant);
  // East of Greenwich a day begins before UTC's: the date is that of UTC, or already the next.
  const inUtc = toInstant(at).slice(0, -14);
  const next = addDays(inUtc, 1);
  return midnightBefore(next) <= at ? next : inUtc;
}

/**
 * The moment when clocks in Europe/Stockholm show this time on this date. Of the hour that happens
 * twice in October it is the first; in the hour that is skipped in March it is an hour later.
 */
export function atLocalTime(date: LocalDate, time: LocalTime): Instant {
  return toInstant(zonedMilliseconds(`${date}T${time}`));
}

/** The midnight in Europe/Stockholm that ends the date; itself no longer part of it. */
export function endOfDay(date: LocalDate): Instant {
  return atLocalTime(addDays(date, 1), '00:00');
}

/** Midnight UTC of a date as written, or NaN when there is no such day. */
function dayNumber(date: LocalDate): number {
  const at = plainDate.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(at) || toInstant(at).slice(0, 10) !== date ? NaN : at / dayMs;
}

/**
 * Calendar days on local dates, never 24-hour spans; `days` may be negative. Dates without a zone
 * know no daylight saving. Throws RangeError when there is no such date.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  const day = dayNumber(date) + days;
  return Number.isInteger(day)
    ? toInstant(day * dayMs).slice(0, 10)
    : T.PlainDate.from(date).add({ days }).toString();
}

/** The same day of the week, so many weeks on: lag (1930:173) 1 §. */
export function addWeeks(date: LocalDate, weeks: number): LocalDate {
  return addDays(date, 7 * weeks);
}
