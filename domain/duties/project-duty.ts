import { dutyRules } from '../areas.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';
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

/** Stored beside each duty, so that any row can be recomputed. */
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

/** The only place a due date comes from. Pure: the same opening gives the same dates for ever. */
export function projectDuty(opening: DutyOpening, settings: Clockwork): DutyProjection {
  const first = ladderStep(opening, settings, 1);
  return {
    dueAt: dueDateBy(dutyRules[opening.kind], opening, settings),
    nextRung: first?.number ?? 0,
    nextRungAt: first?.at ?? null,
  };
}

/**
 * Where the last day of a legal duty falls on a day off, the one by lag (1930:173) 2 §: information
 * to show beside the due date, which stays as it is. Null when there is none.
 */
export function rolledDueDate(
  duty: Pick<DutyOpening, 'kind' | 'atOnce'> & Pick<DutyProjection, 'dueAt'>,
): LocalDate | null {
  if (!dutyRules[duty.kind].rolledDateShown || duty.atOnce) return null;
  const last = lastGoodDay(duty.dueAt);
  const rolled = rolledDate(last);
  return rolled === last ? null : rolled;
}
