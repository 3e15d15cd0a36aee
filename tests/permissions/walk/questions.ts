import { permissions } from '../../../domain/permissions.ts';
import {
  callers,
  readMatrix,
  readRoutes,
  type Cell,
  type MatrixRow,
  type RouteRow,
} from '../read-matrix.ts';
import { acuteSituations, houseSituations, type Caller } from '../situations.ts';
import type { Identity } from './door.ts';
import { places, standsAt } from './places.ts';
import { nothing, type Target } from './target.ts';
import { towns } from './towns.ts';
import type { TownOfWalk, World } from './world.ts';

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

const routesOf = (action: string, which: 'every' | 'onePerAction'): readonly RouteRow[] => {
  const asking = routes.filter((route) => route.action === action);
  return which === 'every' ? asking : asking.slice(0, 1);
};

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the walk has no ${what}`);
  return found;
};

const onReports = (world: World, row: MatrixRow): readonly WalkStep[] => {
  const place = must(places[row.situation], row.situation);
  const { walker, reports, town } = world.towns[place.town];
  return routesOf(row.action, place.routes).flatMap((route) =>
    everyCaller
      .filter((caller) => standsAt(place, caller))
      .map((caller) => ({
        row,
        route,
        caller,
        cell: row.cells[caller] as Cell,
        town,
        identity: place.identity(walker, caller),
        target: must(reports.get(place.report(caller)), place.report(caller)),
      })),
  );
};

const inTown = (
  { town, walker }: TownOfWalk,
  row: MatrixRow,
  target: Target,
): readonly WalkStep[] =>
  routesOf(row.action, 'every').flatMap((route) =>
    everyCaller.map((caller) => ({
      row,
      route,
      caller,
      cell: row.cells[caller] as Cell,
      town,
      identity: walker.as(caller),
      target,
    })),
  );

const stepsOf = (world: World, row: MatrixRow): readonly WalkStep[] => {
  if (row.situation in houseSituations) {
    return towns.flatMap((town) => inTown(world.towns[town], row, nothing({ town, owner: '' })));
  }
  if (!(row.situation in acuteSituations)) return onReports(world, row);
  return towns.flatMap((town) =>
    inTown(
      world.towns[town],
      row,
      must(world.towns[town].situations.get(row.situation), row.situation),
    ),
  );
};

const order = ({ route, caller }: WalkStep): number =>
  routes.indexOf(route) * everyCaller.length + everyCaller.indexOf(caller);

/** Every request that asks for the action; neighbours ask about different reports. */
export const walkOf = (world: World, action: string): readonly WalkStep[] =>
  matrix
    .filter((row) => row.action === action)
    .flatMap((row) => stepsOf(world, row))
    .toSorted((a, b) => order(a) - order(b));
