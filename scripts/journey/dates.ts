import { addDays, atLocalTime, localDate, type Instant } from '../../domain/calendar/time.ts';

const relative = /^\+(\d+)d(?: (\d\d:\d\d))?$/;
const birthDate = /^\+(\d+)d -(\d+)y$/;

/** The 29th of February becomes the 28th in a year that has none. */
const yearsBefore = (date: string, years: number): string => {
  const year = Number(date.slice(0, 4)) - years;
  const isThere = date.slice(5) !== '02-29' || new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${isThere ? date.slice(5) : '02-28'}`;
};

const resolve = (text: string, now: Instant): string => {
  const [, ahead, years] = birthDate.exec(text) ?? [];
  if (ahead !== undefined)
    return yearsBefore(addDays(localDate(now), Number(ahead)), Number(years));
  const [, days, time] = relative.exec(text) ?? [];
  if (days === undefined) return text;
  const date = addDays(localDate(now), Number(days));
  return time === undefined ? date : atLocalTime(date, time);
};

/**
 * Replaces `+3d 13:00` by an instant, `+7d` by a date and `+3d -18y` by the same day of an earlier
 * year wherever they stand in `value`, counted from `now` in local time (Europe/Stockholm).
 */
export function withDates(value: unknown, now: Instant): unknown {
  if (typeof value === 'string') return resolve(value, now);
  if (Array.isArray(value)) return value.map((item) => withDates(item, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withDates(item, now)]),
  );
}
