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

export function laterOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) >= 0 ? a : b;
}

/**
 * Adds minutes of elapsed time, whether or not the clocks are changed in between; parts of a minute
 * count to the millisecond.
 */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(Math.round(epochMilliseconds(instant) + minutes * 60_000));
}

/**
 * Milliseconds since 1970-01-01 UTC at a local date and time such as `2026-11-20T08:00`. The
 * answers are remembered, because asking the time zone's rules is slow.
 */
const zonedMilliseconds = remembered((local) => {
  const zoned = T.PlainDateTime.from(local).toZonedDateTime(zone);
  return zoned.epochMilliseconds;
});

const midnightBefore = (date: LocalDate): number => zonedMilliseconds(`${date}T00:00`);

/** The date in Europe/Stockholm at this moment. */
export function localDate(instant: Instant): LocalDate {
  const at = epochMilliseconds(instant);
  // Europe/Stockholm is ahead of UTC, so the local date is the date in UTC or already the next one.
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

/** The midnight in Europe/Stockholm that ends the date; that instant belongs to the next date. */
export function endOfDay(date: LocalDate): Instant {
  return atLocalTime(addDays(date, 1), '00:00');
}

/** The end of the week that a date lies in, which ends with its Sunday. */
export function endOfWeek(date: LocalDate): Instant {
  const sinceSunday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return endOfDay(addDays(date, (7 - sinceSunday) % 7));
}

/** What clocks in Europe/Stockholm show at this moment, without seconds. */
export function localTime(instant: Instant): LocalTime {
  const zoned = T.Instant.fromEpochMilliseconds(epochMilliseconds(instant)).toZonedDateTimeISO(
    zone,
  );
  return zoned.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The days from 1970-01-01 to this date, or NaN when there is no such date. */
function dayNumber(date: LocalDate): number {
  const at = plainDate.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(at) || toInstant(at).slice(0, 10) !== date ? NaN : at / dayMs;
}

/** Whether the calendar has this date: `2026-02-29` it has not. */
export function isLocalDate(text: string): text is LocalDate {
  return !Number.isNaN(dayNumber(text));
}

/**
 * Adds calendar days to a date, and not spans of 24 hours, which would go wrong by an hour when the
 * clocks are changed; `days` may be negative. Throws RangeError when there is no such date.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  const day = dayNumber(date) + days;
  return Number.isInteger(day)
    ? toInstant(day * dayMs).slice(0, 10)
    : T.PlainDate.from(date).add({ days }).toString();
}

/**
 * Calendar days from one date to another, negative when the other is the earlier. Throws RangeError
 * when either is no date.
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  const days = dayNumber(to) - dayNumber(from);
  if (Number.isNaN(days)) throw new RangeError(`Not two local dates: ${from}, ${to}`);
  return days;
}

/** The same day of the week, a number of weeks later: lag (1930:173) 1 §. */
export function addWeeks(date: LocalDate, weeks: number): LocalDate {
  return addDays(date, 7 * weeks);
}
