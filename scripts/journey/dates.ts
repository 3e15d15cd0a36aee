import { addDays, atLocalTime, localDate, type Instant } from '../../domain/calendar/time.ts';

const relative = /^\+(\d+)d(?: (\d\d:\d\d))?$/;

const resolve = (text: string, now: Instant): string => {
  const [, days, time] = relative.exec(text) ?? [];
  if (days === undefined) return text;
  const date = addDays(localDate(now), Number(days));
  return time === undefined ? date : atLocalTime(date, time);
};

/**
 * Replaces `+3d 13:00` by an instant and `+7d` by a date wherever they stand in `value`, counted
 * from `now` in local time (Europe/Stockholm).
 */
export function withDates(value: unknown, now: Instant): unknown {
  if (typeof value === 'string') return resolve(value, now);
  if (Array.isArray(value)) return value.map((item) => withDates(item, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withDates(item, now)]),
  );
}
