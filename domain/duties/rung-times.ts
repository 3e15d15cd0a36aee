import {
  type Due,
  type DueContext,
  endOfWeekday,
  lastGoodDay,
  type RepeatingRungTime,
  type RungTime,
  shareOfOfficeTime,
} from './due-dates.ts';
import { addOfficeMinutes } from '../calendar/office-hours.ts';
import { addWeekdays, previousWeekdays } from '../calendar/swedish-calendar.ts';
import {
  addDays,
  addMinutes,
  atLocalTime,
  compareInstants,
  epochMilliseconds,
  type Instant,
  laterOf,
  localDate,
  toInstant,
} from '../calendar/time.ts';

export type RungContext = DueContext & {
  /** When the duty opened: at the anchor, or later when the clock counts from the arrival. */
  readonly openedAt: Instant;
  /**
   * The due date that rungs count from. It can be later than `due` alone would give (`dueSince`).
   */
  readonly due: Due;
  readonly dueAt: Instant;
};

export type NextRung = {
  readonly n: number;
  /** Index of the rung's entry in the ladder: `n`, or that of the last entry when it repeats. */
  readonly entry: number;
  readonly at: Instant;
};

type Once = Exclude<RungTime, RepeatingRungTime>;

const morning = '08:00';

/**
 * The instant at which rung `n` is due. `n` counts from 0 like the entries of the ladder; every
 * number beyond a last entry that repeats is one more repetition of it. A rung never comes before
 * an earlier one: it comes together with it, and a repetition at its first turn after it.
 *
 * Undefined when the ladder has no such rung, and for a rung whose moment lay before the opening:
 * that rung is dropped but keeps its number, so that a number always means the same entry. Only
 * `atDue` is never dropped: a duty that opens after its due date has that rung at its opening.
 */
export function rungAt(
  ladder: readonly RungTime[],
  n: number,
  ctx: RungContext,
): Instant | undefined {
  const last = ladder.length - 1;
  const entry = ladder[Math.min(n, last)];
  if (entry === undefined || (n > last && !repeats(entry))) return undefined;
  const floor = ladder
    .slice(0, Math.min(n, last))
    .reduce((at, before) => climb(before, at, ctx) ?? at, ctx.openedAt);
  return repeats(entry)
    ? repetition(entry, Math.max(0, n - last), { ...ctx, floor })
    : climb(entry, floor, ctx);
}

/** The first rung from number `n` on that is not dropped; undefined when the ladder has ended. */
export function nextRung(
  ladder: readonly RungTime[],
  n: number,
  ctx: RungContext,
): NextRung | undefined {
  const at = rungAt(ladder, n, ctx);
  if (at !== undefined) return { n, entry: Math.min(n, ladder.length - 1), at };
  return n < ladder.length ? nextRung(ladder, n + 1, ctx) : undefined;
}

function repeats(entry: RungTime): entry is RepeatingRungTime {
  return entry.is === 'everyHours' || entry.is.endsWith('AfterDue');
}

function climb(entry: RungTime, floor: Instant, ctx: RungContext): Instant | undefined {
  if (repeats(entry)) return repetition(entry, 0, { ...ctx, floor });
  const at = moment(entry, ctx);
  if (entry.is !== 'atDue' && compareInstants(at, ctx.openedAt) < 0) return undefined;
  return laterOf(at, floor);
}

function moment(entry: Once, ctx: RungContext): Instant {
  const day = localDate(ctx.anchorAt);
  switch (entry.is) {
    case 'fraction':
      return fraction(entry.of, ctx);
    case 'atDue':
      return ctx.dueAt;
    case 'officeMinutes':
      return addOfficeMinutes(ctx.anchorAt, entry.minutes, ctx.officeHours);
    case 'dayMorning':
      return atLocalTime(addDays(day, entry.day), morning);
    case 'endOfWeekday':
      return endOfWeekday(day, entry.weekdaysAfter);
    case 'daysBeforeDue':
      return atLocalTime(addDays(lastGoodDay(ctx.dueAt), -entry.days), morning);
    case 'weekdaysBeforeDue':
      return atLocalTime(previousWeekdays(lastGoodDay(ctx.dueAt), entry.weekdays), morning);
  }
}

function fraction(of: number, ctx: RungContext): Instant {
  if (ctx.due.is === 'officeMinutes') return shareOfOfficeTime(ctx.due, of, ctx);
  const anchor = epochMilliseconds(ctx.anchorAt);
  return toInstant(Math.round(anchor + (epochMilliseconds(ctx.dueAt) - anchor) * of));
}

type Climbing = RungContext & { readonly floor: Instant };

function repetition(entry: RepeatingRungTime, turn: number, ctx: Climbing): Instant {
  const after = entry.is === 'everyHours' ? ctx.floor : laterOf(ctx.floor, ctx.dueAt);
  let first = 0;
  while (compareInstants(turnAt(entry, first, ctx), after) <= 0) first += 1;
  return turnAt(entry, first + turn, ctx);
}

/**
 * The instant of a repetition, counted from 0. Each is later than the one before, without which the
 * search in `repetition` would never end.
 */
function turnAt(entry: RepeatingRungTime, turn: number, ctx: Climbing): Instant {
  switch (entry.is) {
    case 'everyHours':
      return addMinutes(ctx.anchorAt, entry.hours * 60 * (turn + 1));
    case 'everyMorningAfterDue':
      return atLocalTime(addDays(lastGoodDay(ctx.dueAt), turn), morning);
    case 'everyWeekdayMorningAfterDue':
      return atLocalTime(addWeekdays(lastGoodDay(ctx.dueAt), turn + 1), morning);
    case 'weeklyAfterDue':
      return atLocalTime(addDays(localDate(ctx.floor), 7 * (turn + 1)), morning);
  }
}
