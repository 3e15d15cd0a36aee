import { addDays, daysBetween, localDate, localTime } from './time.ts';
import type { Instant, LocalDate, LocalTime } from './time.ts';

type Near = 'yesterday' | 'today' | 'tomorrow';
const nearBy: ReadonlyMap<number, Near> = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

/** What there is to say of a day, seen from another; every language says it its own way. */
export type DayWords = {
  readonly date: LocalDate;
  readonly near: Near | null;
  /** Said only where it is not the year one is in. */
  readonly withYear: boolean;
};

/** A day and, where the moment is more than a day, the local time. */
export type MomentWords = { readonly day: DayWords; readonly clock: LocalTime | null };

/** A day, seen from today. Throws RangeError when either is no date. */
export function dayWords(date: LocalDate, today: LocalDate): DayWords {
  return {
    date,
    near: nearBy.get(daysBetween(today, date)) ?? null,
    withYear: date.slice(0, -6) !== today.slice(0, -6),
  };
}

/** A moment that has been or will be, seen from now, on the local clock. */
export function momentWords(at: Instant, now: Instant): MomentWords {
  return { day: dayWords(localDate(at), localDate(now)), clock: localTime(at) };
}

/**
 * A moment by which something is to be done, seen from now. A midnight ends a day, so that it is said
 * as that day, without a time: what is due on Tuesday at 00.00 is due on Monday.
 */
export function lastMoment(dueAt: Instant, now: Instant): MomentWords {
  const { day, clock } = momentWords(dueAt, now);
  if (clock !== '00:00') return { day, clock };
  return { day: dayWords(addDays(day.date, -1), localDate(now)), clock: null };
}

/** The day of the week, from 1 for Monday to 7 for Sunday. Throws RangeError when it is no date. */
export function weekdayNumber(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return ((((daysBetween('1970-01-01', date) + 3) % 7) + 7) % 7) + 1;
}
