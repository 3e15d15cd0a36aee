import { dutyRules, ruleVersion } from '../areas.ts';
import { compareInstants, type Instant, type LocalDate } from '../calendar/time.ts';
import type { DutyKind } from '../kinds.ts';
import { lastGoodDay, rolledDate } from './due-dates.ts';
import {
  dueDateBy,
  ladderStepBy,
  type ClockStart,
  type Clockwork,
  type LadderStep,
} from './duty-clock.ts';

export type { LadderStep };

/**
 * What a duty's dates are computed from. It is stored in the duty's row, so that the dates of any
 * row can be computed again.
 */
export type DutyOpening = ClockStart & { readonly kind: DutyKind };

export type DutyProjection = {
  readonly dueAt: Instant;
  readonly nextRung: number;
  readonly nextRungAt: Instant | null;
};

/** The first rung numbered `from` or later; undefined when the ladder has ended. */
export function ladderStep(
  opening: DutyOpening,
  settings: Clockwork,
  from: number,
): LadderStep | undefined {
  return ladderStepBy(dutyRules[opening.kind], opening, { settings, from });
}

/**
 * Computes due date and first rung; no due date comes from anywhere else. Pure: under the same
 * rules the same opening gives the same dates.
 */
export function projectDuty(opening: DutyOpening, settings: Clockwork): DutyProjection {
  const first = ladderStep(opening, settings, 1);
  return {
    dueAt: dueDateBy(dutyRules[opening.kind], opening, settings),
    nextRung: first?.number ?? 0,
    nextRungAt: first?.at ?? null,
  };
}

/**
 * The dates of an open duty by the rule as it now is; undefined when they were projected by it. Rungs
 * that have rung stay as they rang, and a ladder that has ended does not begin again.
 */
export function projectAgain(
  duty: DutyOpening & Pick<DutyProjection, 'nextRung'> & { readonly ruleVersion: number },
  settings: Clockwork,
): (DutyProjection & { readonly ruleVersion: number }) | undefined {
  const version = ruleVersion(duty.kind);
  if (duty.ruleVersion >= version) return undefined;
  const next = duty.nextRung > 0 ? ladderStep(duty, settings, duty.nextRung) : undefined;
  return {
    dueAt: dueDateBy(dutyRules[duty.kind], duty, settings),
    nextRung: next?.number ?? 0,
    nextRungAt: next?.at ?? null,
    ruleVersion: version,
  };
}

/**
 * The last day of a legal duty by lag (1930:173) 2 §, when the last day by the calendar is a day
 * off; null otherwise. It is shown beside the due date and does not change it.
 */
export function rolledDueDate(
  duty: Pick<DutyOpening, 'kind' | 'atOnce'> & Pick<DutyProjection, 'dueAt'>,
): LocalDate | null {
  if (!dutyRules[duty.kind].rolledDateShown || duty.atOnce) return null;
  const last = lastGoodDay(duty.dueAt);
  const rolled = rolledDate(last);
  return rolled === last ? null : rolled;
}

/**
 * Whether a duty should have been done by this instant. It is told from the due date and stands
 * nowhere: a duty that has ended is not overdue, however late that was.
 */
export function isOverdue(
  { state, dueAt }: Pick<DutyProjection, 'dueAt'> & { readonly state: 'open' | 'done' | 'lapsed' },
  at: Instant,
): boolean {
  return state === 'open' && compareInstants(dueAt, at) <= 0;
}
