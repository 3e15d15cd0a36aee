import { addOfficeMinutes, type OfficeHours } from '../calendar/office-hours.ts';
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

/** When a duty is due, as data. A day ends at the next local midnight, which is no longer part of it. */
export type Due =
  /** Office time; an acute duty runs at any hour instead. */
  | { readonly is: 'officeMinutes'; readonly minutes: number; readonly acuteMinutes: number }
  /** *Genast* after an arrival: the same day, from 15:00:00 the day after, any day of the week. */
  | { readonly is: 'endOfArrivalDay' }
  /** The day of opening is day 0; 0 is *genast* for anything but an arrival. */
  | { readonly is: 'endOfDay'; readonly daysAfter: number }
  /** The same day of the week: lag (1930:173) 1 §. */
  | { readonly is: 'endOfDayWeeksAfter'; readonly weeks: number }
  /** From 1: the next weekday. */
  | { readonly is: 'endOfWeekday'; readonly weekdaysAfter: number };

/** When a rung of a duty's ladder rings, as data. Mornings are 08:00 local time. */
export type RungTime =
  /** Share of the way from anchor to due, in office time when the duty is due in office time. */
  | { readonly is: 'fraction'; readonly of: number }
  | { readonly is: 'atDue' }
  | { readonly is: 'dayMorning'; readonly day: number }
  | { readonly is: 'endOfWeekday'; readonly weekdaysAfter: number }
  /** Mornings counted back from the last good day. */
  | { readonly is: 'daysBeforeDue'; readonly days: number }
  | { readonly is: 'weekdaysBeforeDue'; readonly weekdays: number }
  | RepeatingRungTime;

/** As the last entry of a ladder it rings for ever; elsewhere once. */
export type RepeatingRungTime =
  | { readonly is: 'everyMorningAfterDue' }
  | { readonly is: 'everyWeekdayMorningAfterDue' }
  /** Whole weeks after the rung before it, from the first that is past due. */
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
    case 'endOfDayWeeksAfter':
      return endOfDay(addWeeks(day, due.weeks));
    case 'endOfWeekday':
      return endOfWeekday(day, due.weekdaysAfter);
  }
}

/** The local date whose end, the next midnight, the due date is. */
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
