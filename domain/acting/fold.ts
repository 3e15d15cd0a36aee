import type { FactKind } from '../kinds.ts';
import { effectsOf, type ClosedDuty, type OpenedDuty } from './effects.ts';
import type { Fact } from './fact-rule.ts';
import { nothingYet, type AnyStanding, type Circumstances, type StandingDuty } from './standing.ts';

/** How a stream stands after its facts, and every duty that they opened. */
export type Folded = {
  readonly standing: AnyStanding;
  readonly duties: readonly FoldedDuty[];
};

/** A duty as the facts have left it, with what the fact that opened it said of it. */
export type FoldedDuty = StandingDuty & { readonly opening: OpenedDuty };

export type KindedFact = Fact & { readonly kind: FactKind };

type Correcting = Pick<KindedFact, 'id' | 'corrects'>;

/**
 * Each fact that counts, and the one in whose place it stands: the first that it corrects, by
 * however many corrections, or itself. In the order of the places.
 */
export function placed<F extends Correcting>(
  facts: readonly F[],
): readonly { readonly fact: F; readonly place: F }[] {
  const corrections = new Map(facts.map((fact) => [fact.corrects, fact]));
  const known = new Set(facts.map(({ id }) => id));
  const newestOf = (fact: F): F => {
    const correction = corrections.get(fact.id);
    return correction ? newestOf(correction) : fact;
  };
  return facts
    .filter(({ corrects }) => corrects === null || corrects === undefined || !known.has(corrects))
    .map((place) => ({ fact: newestOf(place), place }));
}

/** The facts that no other fact corrects, a correction in the place of what it corrects. */
export function counting<F extends Correcting>(facts: readonly F[]): readonly F[] {
  return placed(facts).map(({ fact }) => fact);
}

/**
 * A correction as it counts: it says what it says from when the corrected fact was recorded, and for
 * whoever recorded that, so that no clock begins anew.
 */
const inPlace = ({ fact, place }: { fact: KindedFact; place: KindedFact }): KindedFact => {
  const { id, seq, occurredAt, by } = place;
  return { ...fact, id, seq, occurredAt, by };
};

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

const opened = (opening: OpenedDuty, openedSeq: number): FoldedDuty => ({
  kind: opening.kind,
  signatory: opening.signatory ?? null,
  about: opening.about ?? null,
  openedSeq,
  state: 'open',
  reason: null,
  opening,
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
  const standing = { ...nothingYet, ...before.standing };
  const of = { ...circumstances, before: standing } as Circumstances;
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
 * began. The stored rows are kept up fact by fact, and by the difference that a correction makes
 * (`recount.ts`); a test recomputes them with this function, so that they cannot drift apart.
 */
export function fold(
  facts: readonly KindedFact[],
  of: Pick<Circumstances, 'arrival' | 'content'>,
): Folded {
  const counted = placed(facts).map(inPlace);
  return counted.reduce<Folded>(
    (before, fact) => {
      const earlier = counted.filter(({ seq }) => seq < fact.seq);
      const has = (kind: string): boolean => earlier.some((one) => one.kind === kind);
      return afterFact(before, fact, { ...of, has });
    },
    { standing: {}, duties: [] },
  );
}
