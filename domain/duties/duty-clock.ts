import { endOfDay, laterOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { firstDayInForce } from '../law/law.ts';
import type { MunicipalitySettings } from '../settings/settings.ts';
import { dueAt } from './due-dates.ts';
import type { DutyRule, Rung } from './duty-rule.ts';
import { nextRung, type RungContext } from './rung-times.ts';

/** Everything a duty's dates follow from, besides its rule and the municipality's times. */
export type ClockStart = {
  /** The instant the clock counts from: arrival, or the fact that opened the duty. */
  readonly anchorAt: Instant;
  readonly openedAt: Instant;
  readonly acute: boolean;
  readonly atOnce: boolean;
  /** The last day that an extension gave it instead of that of its rule. */
  readonly extendedTo?: LocalDate | null;
};

export type Clockwork = Pick<MunicipalitySettings, 'officeHours' | 'service'>;

const contextOf = (rule: DutyRule, start: ClockStart, settings: Clockwork): RungContext => {
  const due = (start.atOnce && rule.dueAtOnce) || rule.due(settings.service);
  const ctx = { ...start, officeHours: settings.officeHours };
  const at = start.extendedTo ? endOfDay(start.extendedTo) : dueAt(due, ctx);
  return {
    ...ctx,
    due,
    dueAt: rule.dueSince ? laterOf(at, endOfDay(firstDayInForce(rule.dueSince))) : at,
  };
};

/** The instant from which a duty of this rule is late. */
export function dueDateBy(rule: DutyRule, start: ClockStart, settings: Clockwork): Instant {
  return contextOf(rule, start, settings).dueAt;
}

/**
 * A rung, when it is due, and its number as recorded, which counts from 1 (`rung-times.ts` counts
 * from 0).
 */
export type LadderStep = { readonly number: number; readonly at: Instant; readonly rung: Rung };

/** The first rung numbered `from` or later; undefined when the ladder has ended. */
export function ladderStepBy(
  rule: DutyRule,
  start: ClockStart,
  { settings, from }: { readonly settings: Clockwork; readonly from: number },
): LadderStep | undefined {
  const { rungs } = rule;
  const ladder = rungs.map((rung) => rung.at);
  const next = nextRung(ladder, from - 1, contextOf(rule, start, settings));
  const rung = next && rungs[next.entry];
  return next && rung && { number: next.n + 1, at: next.at, rung };
}
