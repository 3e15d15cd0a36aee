import {
  callers,
  readMatrix,
  readRoutes,
  type Cell,
  type MatrixRow,
  type RouteRow,
} from '../read-matrix.ts';
import {
  acuteSituations,
  consultationSituations,
  handOverSituations,
  houseSituations,
  municipalitySituations,
  termMeetingSituations,
  type Caller,
} from '../situations.ts';
import type { Identity } from './door.ts';
import { goesEveryRoute, places, standsAt } from './places.ts';
import { nothing, type Target } from './target.ts';
import { towns } from './towns.ts';
import type { TownOfWalk, World } from './world.ts';
import { permissions } from '../../../domain/areas.ts';

/** One request of the walk: a route, asked by one caller in one situation. */
export type WalkStep = {
  readonly row: MatrixRow;
  readonly route: RouteRow;
  readonly caller: Caller;
  readonly cell: Cell;
  readonly town: string;
  readonly identity: Identity;
  readonly target: Target;
};

const matrix = readMatrix();
const routes = readRoutes();
const everyCaller = callers() as readonly Caller[];

export const actions = Object.keys(permissions);

const routesOf = (action: string): readonly RouteRow[] =>
  routes.filter((route) => route.action === action);

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the walk has no ${what}`);
  return found;
};

type Before = Pick<WalkStep, 'town' | 'identity' | 'target'>;

const stepsAs = (
  row: MatrixRow,
  caller: Caller,
  before: Before & { readonly routes: readonly RouteRow[] },
): readonly WalkStep[] => {
  const { routes: asking, ...standing } = before;
  const cell = row.cells[caller] as Cell;
  return asking.map((route) => ({ row, route, caller, cell, ...standing }));
};

const onReports = (world: World, row: MatrixRow): readonly WalkStep[] => {
  const place = must(places[row.situation], row.situation);
  const { walker, reports, town } = world.towns[place.town];
  const all = routesOf(row.action);
  return everyCaller
    .filter((caller) => standsAt(place, caller))
    .flatMap((caller) => {
      const name = place.report(caller);
      return stepsAs(row, caller, {
        routes: goesEveryRoute(place, caller) ? all : all.slice(0, 1),
        town,
        identity: place.identity(walker, caller),
        target: must(reports.get(name), name),
      });
    });
};

type Asks = (town: TownOfWalk, caller: Caller) => Identity;

const inBothTowns = (
  world: World,
  row: MatrixRow,
  targetIn: (town: TownOfWalk, cell: string | undefined) => Target,
  asks: Asks = ({ walker }, caller) => walker.as(caller),
): readonly WalkStep[] =>
  towns.flatMap((town) => {
    const here = world.towns[town];
    const standing = { routes: routesOf(row.action), town };
    return everyCaller.flatMap((caller) =>
      stepsAs(row, caller, {
        ...standing,
        target: targetIn(here, row.cells[caller]),
        identity: asks(here, caller),
      }),
    );
  });

/**
 * The situation that is asked about. Whoever leads one changes what the school knows of it, so where
 * that matters she has one of her own.
 */
const situationOf = (
  { action, situation }: MatrixRow,
  { situations }: TownOfWalk,
  cell: string | undefined,
): Target => {
  const led = action === 'situation.lead' && cell === 'allow';
  const own = led ? situations.get(`${situation}, led`) : undefined;
  return own ?? must(situations.get(situation), situation);
};

/** Whoever ends or calls back what was handed on hides it from whom it came; she has one of her own. */
const handOverOf = (
  { action, situation }: MatrixRow,
  { handOvers }: TownOfWalk,
  cell: string | undefined,
): Target => {
  const led = action !== 'handOver.read' && cell === 'allow';
  const own = led ? handOvers.get(`${situation}, led`) : undefined;
  return own ?? must(handOvers.get(situation), situation);
};

const stepsOf = (world: World, row: MatrixRow): readonly WalkStep[] => {
  const { situation } = row;
  if (situation in municipalitySituations) {
    return inBothTowns(world, row, ({ town }) => nothing({ town, owner: '' }));
  }
  if (situation in acuteSituations) {
    return inBothTowns(world, row, (town, cell) => situationOf(row, town, cell));
  }
  if (situation in houseSituations) {
    return inBothTowns(world, row, ({ differences }) =>
      must(differences.get(situation), situation),
    );
  }
  if (situation in termMeetingSituations) {
    return inBothTowns(world, row, ({ termMeetings }) =>
      must(termMeetings.get(situation), situation),
    );
  }
  if (situation in handOverSituations) {
    return inBothTowns(world, row, (town, cell) => handOverOf(row, town, cell));
  }
  if (situation in consultationSituations) {
    const away = situation === 'own consultation in another organisation';
    return inBothTowns(
      world,
      row,
      ({ consultations }) => must(consultations.get(situation), situation),
      ({ walker }, caller) => (away ? walker.away(caller) : walker.as(caller)),
    );
  }
  return onReports(world, row);
};

const order = ({ route, caller }: WalkStep): number =>
  routes.indexOf(route) * everyCaller.length + everyCaller.indexOf(caller);

/** Every request that asks for the action; neighbours ask about different reports. */
export function walkOf(world: World, action: string): readonly WalkStep[] {
  return matrix
    .filter((row) => row.action === action)
    .flatMap((row) => stepsOf(world, row))
    .toSorted((a, b) => order(a) - order(b));
}
