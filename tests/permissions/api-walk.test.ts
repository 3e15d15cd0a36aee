import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerRoutes } from '../../api/routes/all.ts';
import { callers, readMatrix, type RouteRow } from './read-matrix.ts';
import type { Answer, Identity } from './walk/door.ts';
import { places, standsAt } from './walk/places.ts';
import { actions, walkOf, type WalkStep } from './walk/questions.ts';
import { factOf, nothing, questionOf, type Target } from './walk/target.ts';
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
const ask = (route: RouteRow, identity: Identity, target: Target): Promise<Answer> => {
  const question = questionOf(route, target);
  const key = JSON.stringify([identity, question]);
  const answer = known.get(key) ?? world.door.ask(identity, question);
  known.set(key, answer);
  return answer;
};

const walked: WalkStep[] = [];
const answeredWith = new Map<string, Set<number>>();
const keyOf = ({ method, path }: RouteRow): string => `${method} ${path}`;

const walk = async (step: WalkStep): Promise<readonly string[]> => {
  const { route, caller, cell, identity, target } = step;
  const answer = await ask(route, identity, target);
  const seen = answeredWith.get(keyOf(route)) ?? new Set();
  answeredWith.set(keyOf(route), seen.add(answer.status));
  walked.push(step);
  const wrong = await mismatch({
    route,
    caller,
    cell,
    answer,
    nowhere: () => ask(route, identity, nothing(target.ground)),
    fact: factOf(target, route.path),
  });
  if (wrong === undefined) return [];
  return [`${keyOf(route)} · ${step.row.situation} · ${caller}: ${cell}, but ${wrong}`];
};

describe('the API answers as the matrix written from the routine says', () => {
  it.each(actions)('%s', async (action) => {
    const wrong: string[] = [];
    await severalAtOnce(walkOf(world, action), async (step) => {
      wrong.push(...(await walk(step)));
    });
    expect(wrong).toEqual([]);
  });
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
      method === 'GET'
        ? answeredWith.get(`GET ${path}`)?.has(200) === true
        : answeredWith.get(`POST ${path}`)?.has(201) === true || world.done.has(path);
    const routes = new Set(walked.map(({ route }) => route));
    expect([...routes].filter((route) => !success(route)).map(keyOf)).toEqual([]);
  });
});

describe('what the walk leaves out', () => {
  const rowsOf = (situation: string) => matrix.filter((row) => row.situation === situation);
  const every = Object.keys(places).filter((name) => places[name]?.routes === 'every');

  it('are situations that tell no two actions apart which those of every route do not', () => {
    const answersIn = (names: readonly string[]) => (action: string) =>
      JSON.stringify(names.map((name) => rowsOf(name).find((row) => row.action === action)?.cells));
    const onReports = rowsOf('own report').map(({ action }) => action);
    const groups = Map.groupBy(onReports, answersIn(every));
    const whole = Map.groupBy(onReports, answersIn(Object.keys(places)));
    expect([...groups.values()]).toEqual([...whole.values()]);
  });

  it('are receivers in situations that are the sender`s only: to them any other report', () => {
    const others = rowsOf("other teacher's report");
    const left = Object.entries(places).flatMap(([name, place]) =>
      callers()
        .filter((caller) => !standsAt(place, caller as WalkStep['caller']))
        .flatMap((caller) =>
          rowsOf(name).map(({ action, cells }) => ({ action, caller, cell: cells[caller] })),
        ),
    );
    expect(left.length).toBeGreaterThan(0);
    const asAnyOther = left.map(({ action, caller }) => ({
      action,
      caller,
      cell: others.find((row) => row.action === action)?.cells[caller],
    }));
    expect(left).toEqual(asAnyOther);
  });
});
