import { lastMoment, type MomentWords } from './day-words.ts';
import { daysBetween, epochMilliseconds, localDate, localTime } from './time.ts';
import type { Instant } from './time.ts';

/** A number of whole units: none of them may be nought, except minutes for less than one. */
export type TimeSpan = {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
};

/** How a duty stands to its last moment, seen from now. */
export type DueWords =
  /** `left` is null where the day says enough: later today, tomorrow, and beyond two weeks. */
  | { readonly is: 'ahead'; readonly last: MomentWords; readonly left: TimeSpan | null }
  | { readonly is: 'late'; readonly last: MomentWords; readonly by: TimeSpan };

/** Beyond this many days nobody counts them; the date is said instead. */
const countedDays = 14;

/** Minutes as clocks show them: from 09.42 to 09.46 is four, whatever the seconds. */
const shownMinutes = (from: Instant, to: Instant): number =>
  Math.floor(epochMilliseconds(to) / 60_000) - Math.floor(epochMilliseconds(from) / 60_000);

const left = (dueAt: Instant, now: Instant, days: number): TimeSpan | null => {
  const minutes = shownMinutes(now, dueAt);
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  return days > 1 && days <= countedDays ? { unit: 'days', count: days } : null;
};

/** Whole days by the local clock: one that is late since 15.00 is so for a day at 15.00 the next. */
const wholeDays = (dueAt: Instant, now: Instant): number => {
  const days = daysBetween(localDate(dueAt), localDate(now));
  return localTime(now) < localTime(dueAt) ? days - 1 : days;
};

/** Late by a clock, or by days where only a day was given. */
const lateBy = (dueAt: Instant, now: Instant, { day, clock }: MomentWords): TimeSpan => {
  if (clock === null) {
    return { unit: 'days', count: daysBetween(day.date, localDate(now)) };
  }
  const minutes = shownMinutes(dueAt, now);
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const days = wholeDays(dueAt, now);
  return days > 0
    ? { unit: 'days', count: days }
    : { unit: 'hours', count: Math.floor(minutes / 60) };
};

/**
 * A duty's last moment, seen from now. It is late from that very instant on, as everywhere else.
 * Throws RangeError when one of them is no instant.
 */
export function dueWords(dueAt: Instant, now: Instant): DueWords {
  const last = lastMoment(dueAt, now);
  if (epochMilliseconds(dueAt) <= epochMilliseconds(now)) {
    return { is: 'late', last, by: lateBy(dueAt, now, last) };
  }
  const days = daysBetween(localDate(now), last.day.date);
  return { is: 'ahead', last, left: left(dueAt, now, days) };
}
