import { addOfficeMinutes, type OfficeHours } from '../calendar/office-hours.ts';
import { termOf } from '../calendar/school-term.ts';
import { addWeekdays, isWeekday } from '../calendar/swedish-calendar.ts';
import {
  addDays,
  addMinutes,
  addWeeks,
  atLocalTime,
  compareInstants,
  endOfDay,
  epochMilliseconds,
  type Instant,
  localDate,
  type LocalDate,
  toInstant,
} from '../calendar/time.ts';

/**
 * When a duty is due, as data. A day ends at the next midnight in Europe/Stockholm, which is no
 * longer part of it.
 */
export type Due =
  /** Minutes of office time after the anchor; `acuteMinutes` at any hour for an acute report. */
  | { readonly is: 'officeMinutes'; readonly minutes: number; readonly acuteMinutes: number }
  /**
   * *Genast* for an arrival: the end of the same day, and for an arrival at 15:00:00 or later the
   * end of the next day, whichever day of the week that is.
   */
  | { readonly is: 'endOfArrivalDay' }
  /** The end of a day, where the anchor's day is day 0. For all but an arrival, 0 is *genast*. */
  | { readonly is: 'endOfDay'; readonly daysAfter: number }
  /** The end of the day that the fact states which opened the duty: its anchor lies in that day. */
  | { readonly is: 'endOfStatedDay' }
  /** The end of the same day of the week, a number of weeks later: lag (1930:173) 1 §. */
  | { readonly is: 'endOfDayWeeksAfter'; readonly weeks: number }
  /** The end of the anchor's own day; on a day off, of the first weekday after it. */
  | { readonly is: 'endOfSameWeekday' }
  /** The end of the last day of the term that the anchor lies in. */
  | { readonly is: 'endOfTerm' }
  /** The end of the n-th weekday after the anchor's day; 1 is the next weekday. */
  | { readonly is: 'endOfWeekday'; readonly weekdaysAfter: number };

/** When a rung of a duty's ladder is due, as data. Mornings are 08:00 in Europe/Stockholm. */
export type RungTime =
  /**
   * A share (0 to 1) of the time from anchor to due date, in office time when the duty is due in
   * office time.
   */
  | { readonly is: 'fraction'; readonly of: number }
  | { readonly is: 'atDue' }
  /** So many minutes of office time after the anchor. */
  | { readonly is: 'officeMinutes'; readonly minutes: number }
  | { readonly is: 'dayMorning'; readonly day: number }
  | { readonly is: 'endOfWeekday'; readonly weekdaysAfter: number }
  /** The morning so many days, or weekdays, before the last day that is in time. */
  | { readonly is: 'daysBeforeDue'; readonly days: number }
  | { readonly is: 'weekdaysBeforeDue'; readonly weekdays: number }
  | RepeatingRungTime;

/**
 * A rung that repeats without end as the last entry of a ladder; in any other place it comes once.
 */
export type RepeatingRungTime =
  /** Every so many hours after the anchor, day and night, also before the due date. */
  | { readonly is: 'everyHours'; readonly hours: number }
  | { readonly is: 'everyMorningAfterDue' }
  | { readonly is: 'everyWeekdayMorningAfterDue' }
  /**
   * Every seventh day after the rung before it, beginning with the first such day after the due
   * date.
   */
  | { readonly is: 'weeklyAfterDue' };

export type DueContext = {
  /** The moment the clock counts from: arrival, or the decision or request that opened the duty. */
  readonly anchorAt: Instant;
  readonly acute: boolean;
  readonly officeHours: OfficeHours;
};

const lateArrival = '15:00';

export function dueAt(due: Due, ctx: DueContext): Instant {
  const day = localDate(ctx.anchorAt);
  switch (due.is) {
    case 'officeMinutes':
      return shareOfOfficeTime(due, 1, ctx);
    case 'endOfArrivalDay': {
      const late = compareInstants(ctx.anchorAt, atLocalTime(day, lateArrival)) >= 0;
      return endOfDay(addDays(day, late ? 1 : 0));
    }
    case 'endOfDay':
      return endOfDay(addDays(day, due.daysAfter));
    case 'endOfStatedDay':
      return endOfDay(day);
    case 'endOfDayWeeksAfter':
      return endOfDay(addWeeks(day, due.weeks));
    case 'endOfSameWeekday':
      return endOfDay(rolledDate(day));
    case 'endOfTerm':
      return endOfDay(termOf(day).last);
    case 'endOfWeekday':
      return endOfWeekday(day, due.weekdaysAfter);
  }
}

/** The last local date that is in time; the due date is the midnight that ends it. */
export function lastGoodDay(dueAt: Instant): LocalDate {
  return localDate(toInstant(epochMilliseconds(dueAt) - 1));
}

/**
 * Lag (1930:173) 2 § (söndagsregeln): a last day on a day off becomes the next weekday. Shown as
 * information, never used as a due date: whether it applies to 20 kap. 2 § SoL is unconfirmed.
 */
export function rolledDate(date: LocalDate): LocalDate {
  return isWeekday(date) ? date : addWeekdays(date, 1);
}

/** The end of the n-th weekday after a date. */
export function endOfWeekday(date: LocalDate, weekdaysAfter: number): Instant {
  return endOfDay(addWeekdays(date, weekdaysAfter));
}

/** When a share (0 to 1) of the time that is due in office minutes has passed. */
export function shareOfOfficeTime(
  due: Extract<Due, { is: 'officeMinutes' }>,
  share: number,
  ctx: DueContext,
): Instant {
  return ctx.acute
    ? addMinutes(ctx.anchorAt, due.acuteMinutes * share)
    : addOfficeMinutes(ctx.anchorAt, due.minutes * share, ctx.officeHours);
}
