import type { OpenedDuty } from './effects.ts';
import { fold, type DutyEnd, type FoldedDuty, type KindedFact } from './fold.ts';
import type { AnyStanding, Circumstances, StandingDuty } from './standing.ts';

/** A duty's row. */
export type KnownDuty = StandingDuty & { readonly id: string };

/** What a correction changes in a stream. */
export type Recounted = {
  readonly moves: AnyStanding;
  /** Duties that are owed from now on, each with the number of the fact that it hangs on. */
  readonly opens: readonly (OpenedDuty & { readonly openedSeq: number })[];
  readonly ends: readonly (DutyEnd & { readonly id: string })[];
  /** Ids of duties that had ended and are owed again, by their old clocks. */
  readonly reopens: readonly string[];
};

/** The number of the fact in whose place each fact stands, by its own number. */
const placesOf = (facts: readonly KindedFact[]): ReadonlyMap<number, number> => {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const placeOf = (fact: KindedFact): number => {
    const corrected = fact.corrects ? byId.get(fact.corrects) : undefined;
    return corrected ? placeOf(corrected) : fact.seq;
  };
  return new Map(facts.map((fact) => [fact.seq, placeOf(fact)]));
};

const nameOf = ({ kind, signatory, about }: StandingDuty, place: number): string =>
  [kind, signatory, about, place].join(' ');

const sameEnd = (one: StandingDuty, other: StandingDuty): boolean =>
  one.state === other.state && one.reason === other.reason;

type Matched = { readonly row: KnownDuty | undefined; readonly now: FoldedDuty | undefined };

/** What becomes of a duty; what a person has really done stays done (routine, corrections). */
const becomes = ({ row, now }: Matched): Partial<Omit<Recounted, 'moves'>> => {
  if (!row) {
    if (now?.state !== 'open') return {};
    // Not on the correction, which may make facts that stood before it open the same duty.
    return { opens: [{ ...now.opening, openedSeq: now.openedSeq }] };
  }
  if (!now) {
    if (row.state !== 'open') return {};
    return { ends: [{ id: row.id, state: 'lapsed', reason: 'corrected' }] };
  }
  if (sameEnd(row, now)) return {};
  const { state, reason } = now;
  return state === 'open' ? { reopens: [row.id] } : { ends: [{ id: row.id, state, reason }] };
};

const matchedOf = (
  known: readonly KnownDuty[],
  duties: readonly FoldedDuty[],
  facts: readonly KindedFact[],
): readonly Matched[] => {
  const places = placesOf(facts);
  const rows = new Map(
    known.map((row) => [nameOf(row, places.get(row.openedSeq) ?? row.openedSeq), row]),
  );
  const owed = new Map(duties.map((duty) => [nameOf(duty, duty.openedSeq), duty]));
  const names = new Set([...rows.keys(), ...owed.keys()]);
  return [...names].map((name) => ({ row: rows.get(name), now: owed.get(name) }));
};

const movesBetween = (before: AnyStanding, after: AnyStanding): AnyStanding => {
  const was: Readonly<Record<string, unknown>> = before;
  return Object.fromEntries(Object.entries(after).filter(([column, to]) => was[column] !== to));
};

/**
 * What a correction changes: the difference between what the facts gave without it and what they
 * give with it in the place of what it corrects. A duty wrongly ended is open again by its old clock,
 * one that nothing justifies any longer lapses, and one that was really done stays done.
 *
 * @param facts all counting and corrected facts that the caller's side sees, oldest first, the
 *   correction last
 * @param known the rows of that side's duties, ended ones too
 */
export function recount(
  facts: readonly KindedFact[],
  known: readonly KnownDuty[],
  of: Pick<Circumstances, 'arrival' | 'content'> & {
    /** Whether the caller's side sees duties of this kind, and so may change them. */
    readonly sees: (duty: StandingDuty) => boolean;
  },
): Recounted {
  const before = fold(facts.slice(0, -1), of);
  const after = fold(facts, of);
  const changes = matchedOf(known, after.duties.filter(of.sees), facts).map(becomes);
  return {
    moves: movesBetween(before.standing, after.standing),
    opens: changes.flatMap(({ opens = [] }) => opens),
    ends: changes.flatMap(({ ends = [] }) => ends),
    reopens: changes.flatMap(({ reopens = [] }) => reopens),
  };
}
