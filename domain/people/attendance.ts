import type { Role } from '../access/roles.ts';
import { compareInstants, type Instant } from '../calendar/time.ts';
import { termStateAt, type Term } from './functions.ts';

export type Holder = Term & {
  readonly personId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly deputyFor: Role | null;
};
export type Away = {
  readonly personId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};
/** The time that is looked at; `to` is not part of it. */
export type Span = { readonly from: Instant; readonly to: Instant };

/** A function at a unit in which nobody is there. */
export type Unattended = {
  readonly unitId: string;
  readonly role: Role;
  /** The first moment of the span at which it is so. */
  readonly from: Instant;
  /** When somebody is there again; null where that is not before the end of the span. */
  readonly until: Instant | null;
  /** `away`: those who hold it are, and nobody steps in. `vacant`: nobody holds it. */
  readonly because: 'away' | 'vacant';
};

/**
 * Every function that owns duties, or ends their ladders. A teacher's are hers as an author; the
 * deputy's are those of the IFO-chef.
 */
const answering: readonly Role[] = [
  'rektor',
  'skolskoterska',
  'kurator',
  'officer',
  'ifoChef',
  'socialchef',
  'auditor',
  'administrator',
  'contactFunction',
];

type Place = Pick<Holder, 'role' | 'unitId'>;

/** Who holds a function in her own right, or steps in for whoever does. */
const belongsTo = (place: Place, { role, unitId, deputyFor }: Holder): boolean =>
  unitId === place.unitId && (role === place.role || deputyFor === place.role);

const isBetween = (at: Instant, { from, to }: Span): boolean =>
  compareInstants(from, at) < 0 && compareInstants(at, to) < 0;

const isAwayAt = (aways: readonly Away[], personId: string, at: Instant): boolean =>
  aways.some(
    (one) =>
      one.personId === personId &&
      compareInstants(one.startsAt, at) <= 0 &&
      compareInstants(at, one.endsAt) < 0,
  );

/** Each moment of the span at which somebody can have come or gone, and its beginning. */
const momentsOf = (holders: readonly Holder[], aways: readonly Away[], span: Span) => {
  const people = new Set(holders.map(({ personId }) => personId));
  const own = aways.filter(({ personId }) => people.has(personId));
  const changes = [
    ...holders.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...own.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  ].filter((at) => isBetween(at, span));
  return [span.from, ...changes].toSorted(compareInstants);
};

const gapIn = (
  place: Place,
  all: { readonly holders: readonly Holder[]; readonly aways: readonly Away[] },
  span: Span,
): Unattended | undefined => {
  const holders = all.holders.filter((holder) => belongsTo(place, holder));
  const holding = (at: Instant) => holders.filter((one) => termStateAt(one, at) === 'now');
  const isThere = (at: Instant): boolean =>
    holding(at).some(({ personId }) => !isAwayAt(all.aways, personId, at));
  const moments = momentsOf(holders, all.aways, span);
  const first = moments.findIndex((at) => !isThere(at));
  const from = moments[first];
  if (from === undefined) return undefined;
  const until = moments.slice(first).find(isThere) ?? null;
  const because = holding(from).some(({ role }) => role === place.role) ? 'away' : 'vacant';
  return { ...place, from, until, because };
};

/**
 * The functions in which nobody is there at some time of the span, each with the first such time. A
 * function is looked at where one of `holders` has it in her own right.
 */
export function unattendedIn(
  holders: readonly Holder[],
  aways: readonly Away[],
  span: Span,
): readonly Unattended[] {
  const held = holders.filter(({ role }) => answering.includes(role));
  const places = new Map(held.map(({ role, unitId }) => [`${role} ${unitId}`, { role, unitId }]));
  return [...places.values()].flatMap((place) => gapIn(place, { holders, aways }, span) ?? []);
}
