import { factRule, dutyKinds } from '../areas.ts';
import type { Role } from '../access/roles.ts';
import type { LocalDate } from '../calendar/time.ts';
import { factKinds, type DutyKind, type FactKind } from '../kinds.ts';
import type { Answered, Closing, Fact, Opening } from './fact-rule.ts';
import type { AnyStanding, Circumstances } from './standing.ts';

export type OpenedDuty = Opening & { readonly kind: DutyKind };
export type ClosedDuty = Closing & { readonly kind: DutyKind };

export type ExtendedDuty = { readonly kind: DutyKind; readonly lastDay: LocalDate };

export type HandedDuty = { readonly kind: DutyKind; readonly to: Role };

export type Effects = {
  /** The columns of the stream's standing that the fact changes, with their new values. */
  readonly moves: AnyStanding;
  readonly opens: readonly OpenedDuty[];
  readonly closes: readonly ClosedDuty[];
  readonly extends: readonly ExtendedDuty[];
  readonly hands: readonly HandedDuty[];
};

const each = <T extends object>(answer: Answered<T>): readonly T[] => {
  if (answer === false) return [];
  if (answer === true) return [{} as T];
  return [answer].flat() as readonly T[];
};

/**
 * What a fact does to its stream. Pure: the same fact in the same circumstances has the same
 * effects.
 */
export function effectsOf(kind: FactKind, fact: Fact, of: Circumstances): Effects {
  const rule = factRule(kind);
  const { opens = {}, closes = {}, extends: extended = {}, hands = {} } = rule;
  return {
    moves: rule.moves?.(fact, of) ?? {},
    opens: dutyKinds.flatMap((duty) =>
      each<Opening>(opens[duty]?.(fact, of) ?? false).map((opened) => ({ kind: duty, ...opened })),
    ),
    closes: dutyKinds.flatMap((duty) =>
      each<Closing>(closes[duty]?.(fact, of) ?? false).map((closed) => ({ kind: duty, ...closed })),
    ),
    extends: dutyKinds.flatMap((kind) => {
      const lastDay = extended[kind]?.(fact);
      return lastDay ? [{ kind, lastDay }] : [];
    }),
    hands: dutyKinds.flatMap((kind) => {
      const to = hands[kind];
      return to ? [{ kind, to }] : [];
    }),
  };
}

/** The kinds of fact that can open, or close, a duty of this kind, in the order of the list. */
export function factsThat(effect: 'opens' | 'closes', duty: DutyKind): readonly FactKind[] {
  return factKinds.filter((kind) => factRule(kind)[effect]?.[duty] !== undefined);
}
