import type { FactKind } from '../kinds.ts';
import { effectsOf, type ClosedDuty, type OpenedDuty } from './effects.ts';
import type { Fact } from './fact-rule.ts';
import type { AnyStanding, Circumstances, StandingDuty } from './standing.ts';

/** Everything that facts make of a stream. */
export type Folded = {
  readonly standing: AnyStanding;
  readonly duties: readonly StandingDuty[];
};

export type KindedFact = Fact & {
  readonly kind: FactKind;
  /** The older fact that this one sets right; that one counts no more. */
  readonly corrects?: string | null;
};

/** Those that no later fact corrects, oldest first. */
export function counting<F extends Pick<KindedFact, 'id' | 'corrects'>>(
  facts: readonly F[],
): readonly F[] {
  const corrected = new Set(facts.flatMap(({ corrects }) => corrects ?? []));
  return facts.filter(({ id }) => !corrected.has(id));
}

const isMeant = (duty: StandingDuty, closed: ClosedDuty): boolean =>
  duty.state === 'open' &&
  duty.kind === closed.kind &&
  (closed.signatory === undefined || duty.signatory === closed.signatory) &&
  (closed.about === undefined || duty.about === closed.about);

export type DutyEnd = Pick<StandingDuty, 'state' | 'reason'> & {
  readonly state: 'done' | 'lapsed';
};

/** How a duty ends when a fact closes these; undefined when it is none of them, or not open. */
export function endOf(duty: StandingDuty, closes: readonly ClosedDuty[]): DutyEnd | undefined {
  const closed = closes.find((one) => isMeant(duty, one));
  return closed && { state: closed.as ?? 'done', reason: closed.reason ?? null };
}

const opened = ({ kind, signatory, about }: OpenedDuty, openedSeq: number): StandingDuty => ({
  kind,
  signatory: signatory ?? null,
  about: about ?? null,
  openedSeq,
  state: 'open',
  reason: null,
});

/** How a stream stands after one more fact. What a fact closes it closes before it opens anything. */
export function afterFact(
  before: Folded,
  fact: KindedFact,
  circumstances: Omit<Circumstances, 'before'>,
): Folded {
  const of = { ...circumstances, before: before.standing } as Circumstances;
  const { moves, opens, closes } = effectsOf(fact.kind, fact, of);
  return {
    standing: { ...before.standing, ...moves },
    duties: [
      ...before.duties.map((duty) => ({ ...duty, ...endOf(duty, closes) })),
      ...opens.map((one) => opened(one, fact.seq)),
    ],
  };
}

/**
 * Status and duties of a stream, of nothing but its counting facts and what was settled when it
 * began. What stands stored is this, kept up fact by fact; a test recomputes it.
 */
export function fold(
  facts: readonly KindedFact[],
  of: Pick<Circumstances, 'arrival' | 'content'>,
): Folded {
  const counted = counting(facts);
  return counted.reduce<Folded>(
    (before, fact) => {
      const earlier = counted.filter(({ seq }) => seq < fact.seq);
      const has = (kind: string): boolean => earlier.some((one) => one.kind === kind);
      return afterFact(before, fact, { ...of, has });
    },
    { standing: {}, duties: [] },
  );
}
