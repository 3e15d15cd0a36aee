import type { FactKind } from '../kinds.ts';
import { effectsOf, type ClosedDuty, type OpenedDuty } from './effects.ts';
import type { Fact } from './fact-rule.ts';
import type { AnyStanding, Circumstances, StandingDuty } from './standing.ts';

/** How a stream stands after its facts, and every duty that they opened. */
export type Folded = {
  readonly standing: AnyStanding;
  readonly duties: readonly StandingDuty[];
};

export type KindedFact = Fact & {
  readonly kind: FactKind;
  /** The id of an older fact that this one replaces; the older one then counts no more. */
  readonly corrects?: string | null;
};

/** The facts that no other fact corrects, in the order given. */
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

/**
 * How this duty ends by what a fact closes; undefined when the fact does not close it, or it is not
 * open.
 */
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

/**
 * How a stream stands after one more fact. Duties are closed before new ones are opened, so that a
 * fact never closes what it has itself opened.
 */
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
 * Computes status and duties of a stream from its counting facts and what was settled when it
 * began. The stored rows are kept up fact by fact; a test recomputes them with this function, so
 * that they cannot drift apart.
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
