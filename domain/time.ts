import { Temporal as T } from 'temporal-polyfill';

/** A moment in UTC with milliseconds: `2026-11-20T22:58:00.000Z`. */
export type Instant = string;

/** A calendar date in Europe/Stockholm, without a time of day: `2026-11-20`. */
export type LocalDate = string;

/** A wall-clock time in Europe/Stockholm from `00:00` to `23:59`: `08:00`. */
export type LocalTime = string;

const zone = 'Europe/Stockholm';

/** From a `Date`, or milliseconds since 1970-01-01 UTC. Throws RangeError when it is no date. */
export function toInstant(at: Date | number): Instant {
  const milliseconds = typeof at === 'number' ? at : at.getTime();
  return T.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 });
}

/** Milliseconds since 1970-01-01 UTC. Throws RangeError when the text is no instant. */
export function epochMilliseconds(instant: Instant): number {
  return T.Instant.from(instant).epochMilliseconds;
}

/** Negative when `a` is the earlier, 0 when they are the same moment, positive when `b` is. */
export function compareInstants(a: Instant, b: Instant): number {
  return epochMilliseconds(a) - epochMilliseconds(b);
}

/** Elapsed minutes, whatever the wall clock does meanwhile; parts count to the millisecond. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(Math.round(epochMilliseconds(instant) + minutes * 60_000));
}

/** The date in Europe/Stockholm at this moment. */
export function localDate(instant: Instant): LocalDate {
  return T.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The moment when clocks in Europe/Stockholm show this time on this date. Of the hour that happens
 * twice in October it is the first; in the hour that is skipped in March it is an hour later.
 */
export function atLocalTime(date: LocalDate, time: LocalTime): Instant {
  const zoned = T.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  return toInstant(zoned.epochMilliseconds);
}

/** The midnight in Europe/Stockholm that ends the date; itself no longer part of it. */
export function endOfDay(date: LocalDate): Instant {
  return atLocalTime(addDays(date, 1), '00:00');
}

/** Calendar days on local dates, never 24-hour spans; `days` may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return T.PlainDate.from(date).add({ days }).toString();
}

/** The same day of the week, so many weeks on: lag (1930:173) 1 §. */
export function addWeeks(date: LocalDate, weeks: number): LocalDate {
  return T.PlainDate.from(date).add({ weeks }).toString();
}
