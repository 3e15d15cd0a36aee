import { dueAt, lastGoodDay, rolledDate } from './due-dates.ts';
import { dutyRules, type DutyKind } from './duties.ts';
import type { Rung } from './duty-rule.ts';
import { firstDayInForce } from '../law/law.ts';
import { nextRung, type RungContext } from './rung-times.ts';
import type { MunicipalitySettings } from '../people/settings.ts';
import { endOfDay, laterOf, type Instant, type LocalDate } from '../calendar/time.ts';

/** Everything a duty's dates follow from; stored beside it, so that any row can be recomputed. */
export type DutyOpening = {
  readonly kind: DutyKind;
  /** The instant the clock counts from: arrival, or the fact that opened the duty. */
  readonly anchorAt: Instant;
  readonly openedAt: Instant;
  readonly acute: boolean;
  readonly atOnce: boolean;
};

export type DutyProjection = {
  readonly dueAt: Instant;
  readonly nextRung: number;
  readonly nextRungAt: Instant | null;
};

type Clockwork = Pick<MunicipalitySettings, 'officeHours' | 'service'>;

const contextOf = (opening: DutyOpening, settings: Clockwork): RungContext => {
  const rule = dutyRules[opening.kind];
  const due = (opening.atOnce && rule.dueAtOnce) || rule.due(settings.service);
  const ctx = { ...opening, officeHours: settings.officeHours };
  const at = dueAt(due, ctx);
  return {
    ...ctx,
    due,
    dueAt: rule.dueSince ? laterOf(at, endOfDay(firstDayInForce(rule.dueSince))) : at,
  };
};

/** Rungs are numbered from 1 in the record. */
export type LadderStep = { readonly number: number; readonly at: Instant; readonly rung: Rung };

/** The first rung numbered `from` or later; undefined when the ladder has ended. */
export function ladderStep(
  opening: DutyOpening,
  settings: Clockwork,
  from: number,
): LadderStep | undefined {
  const { rungs } = dutyRules[opening.kind];
  const ladder = rungs.map((rung) => rung.at);
  const next = nextRung(ladder, from - 1, contextOf(opening, settings));
  const rung = next && rungs[next.entry];
  return next && rung && { number: next.n + 1, at: next.at, rung };
}

/** The only place a due date comes from. Pure: the same opening gives the same dates for ever. */
export function projectDuty(opening: DutyOpening, settings: Clockwork): DutyProjection {
  const first = ladderStep(opening, settings, 1);
  return {
    dueAt: contextOf(opening, settings).dueAt,
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
