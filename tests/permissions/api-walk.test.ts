import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerRoutes } from '../../api/routes/all.ts';
import { callers, readMatrix, type RouteRow } from './read-matrix.ts';
import type { Caller } from './situations.ts';
import type { Answer } from './walk/door.ts';
import { goesEveryRoute, places, standsAt } from './walk/places.ts';
import { actions, walkOf, type WalkStep } from './walk/questions.ts';
import { factOf, isThere, nothing, questionOf } from './walk/target.ts';
import { towns } from './walk/towns.ts';
import { mismatch } from './walk/verdict.ts';
import { makeWorld, severalAtOnce, type World } from './walk/world.ts';

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const matrix = readMatrix();
const known = new Map<string, Promise<Answer>>();

/** A report can be in two situations at once; what was asked about it is not asked again. */
const once = (key: unknown, ask: () => Promise<Answer>): Promise<Answer> => {
  const name = JSON.stringify(key);
  const answer = known.get(name) ?? ask();
  known.set(name, answer);
  return answer;
};

const ask = ({ route, identity, target }: WalkStep): Promise<Answer> => {
  const question = questionOf(route, target);
  return once([identity, question], () => world.door.ask(identity, question));
};

const askNowhere = ({ route, caller, identity, target }: WalkStep): Promise<Answer> =>
  once([caller, route], () => world.door.ask(identity, questionOf(route, nothing(target.ground))));

const walked: WalkStep[] = [];
const answeredWith = new Map<string, Set<number>>();
const keyOf = ({ method, path }: RouteRow): string => `${method} ${path}`;

const walk = async (step: WalkStep): Promise<readonly string[]> => {
  const { route, caller, cell, target } = step;
  const answer = await ask(step);
  const seen = answeredWith.get(keyOf(route)) ?? new Set();
  answeredWith.set(keyOf(route), seen.add(answer.status));
  walked.push(step);
  const wrong = await mismatch({
    route,
    caller,
    cell,
    answer,
    nowhere: () => askNowhere(step),
    there: isThere(target, route),
    fact: factOf(target, route.path),
  });
  if (wrong === undefined) return [];
  const where = [keyOf(route), step.row.situation, `${caller} of ${step.town}`].join(' · ');
  return [`${where}: ${cell}, but ${wrong}`];
};

/** Reading the content asks for every route of a report, in every situation, by every caller. */
const longestWalk = 120_000;

describe('the API answers as the matrix written from the routine says', () => {
  it.each(actions)(
    '%s',
    async (action) => {
      const wrong: string[] = [];
      await severalAtOnce(walkOf(world, action), async (step) => {
        wrong.push(...(await walk(step)));
      });
      expect(wrong).toEqual([]);
    },
    longestWalk,
  );
});

const asServed = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

describe('the walk is whole', () => {
  it('asks every route that needs a caller, by every caller of both municipalities', () => {
    const asked = new Set(walked.map((at) => `${at.town} ${at.caller} ${keyOf(at.route)}`));
    const missing = callerRoutes.flatMap(({ method, path }) =>
      towns.flatMap((town) =>
        callers()
          .map((caller) => `${town} ${caller} ${method.toUpperCase()} ${asServed(path)}`)
          .filter((one) => !asked.has(one)),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('uses every row of the matrix', () => {
    const used = new Set(walked.map(({ row }) => row));
    const names = [...used].map(({ action, situation }) => `${action} · ${situation}`);
    const all = matrix.map(({ action, situation }) => `${action} · ${situation}`);
    expect(names.toSorted()).toEqual(all.toSorted());
  });

  it('has seen every look answered and every deed done, so that no body is refused for its form', () => {
    const success = ({ method, path }: RouteRow): boolean =>
      [200, 201, 204].some((status) => answeredWith.get(`${method} ${path}`)?.has(status)) ||
      world.done.has(method === 'POST' ? path : `${method} ${path}`);
    const routes = new Set(walked.map(({ route }) => route));
    expect([...routes].filter((route) => !success(route)).map(keyOf)).toEqual([]);
  });
});

const placed = Object.entries(places).map(([situation, place]) => ({
  place,
  rows: matrix.filter((row) => row.situation === situation),
}));

describe('what the walk leaves out', () => {
  it('is routes in further situations: those it asks tell every action from every other', () => {
    // A refusal names the action that was asked for.
    const answersTo = (action: string): string =>
      JSON.stringify(
        placed.map(({ place, rows }) => {
          const cells = rows.find((row) => row.action === action)?.cells ?? {};
          return Object.entries(cells)
            .filter(([caller]) => goesEveryRoute(place, caller as Caller))
            .map(([, cell]) => (cell === 'forbidden' ? action : cell));
        }),
      );
    const onReports = placed[0]?.rows.map(({ action }) => action) ?? [];
    expect(onReports.length).toBeGreaterThan(20);
    expect(new Set(onReports.map(answersTo)).size).toBe(onReports.length);
  });

  it('is callers whom a situation does not concern: to them it is any other report', () => {
    const anyOther = matrix.filter((row) => row.situation === "other teacher's report");
    const left = placed.flatMap(({ place, rows }) =>
      (callers() as readonly Caller[])
        .filter((caller) => !standsAt(place, caller))
        .flatMap((caller) => rows.map(({ action, cells }) => [action, caller, cells[caller]])),
    );
    expect(left.length).toBeGreaterThan(0);
    const asAnyOther = left.map(([action = '', caller = '']) => [
      action,
      caller,
      anyOther.find((row) => row.action === action)?.cells[caller],
    ]);
    expect(left).toEqual(asAnyOther);
  });
});
