import { describe, expect, it } from 'vitest';
import { roles } from '../../domain/access/roles.ts';
import { callers, readMatrix, readRoutes, type Cell } from './read-matrix.ts';
import {
  acuteSituations,
  consultationSituations,
  handOverSituations,
  houseSituations,
  municipalitySituations,
  reportSituations,
  termMeetingSituations,
  type Caller,
} from './situations.ts';
import { decide, type Decision } from '../../domain/access/decide.ts';
import { permissions } from '../../domain/areas.ts';
import type { Action } from '../../domain/kinds.ts';

const settings = {
  ...reportSituations,
  ...acuteSituations,
  ...consultationSituations,
  ...houseSituations,
  ...termMeetingSituations,
  ...handOverSituations,
  ...municipalitySituations,
};
const matrix = readMatrix();
const routes = readRoutes();

const cellOf = (decision: Decision): Cell => (decision.allow ? 'allow' : decision.because);

describe('the first fence answers as the matrix written from the routine says', () => {
  it.each(matrix)('$action · $situation', ({ action, situation, cells }) => {
    const answers = Object.keys(cells).map((caller) => {
      const { actor, on } = settings[situation]!.set(caller as Caller);
      return [caller, cellOf(decide(actor, action as Action, on))];
    });
    expect(Object.fromEntries(answers)).toEqual(cells);
  });
});

const situationsOf = (action: string): readonly string[] =>
  matrix.filter((row) => row.action === action).map(({ situation }) => situation);

const kindOf = (action: string): readonly string[] => {
  if (['situation.read', 'situation.lead', 'situation.carryOut'].includes(action)) {
    return Object.keys(acuteSituations);
  }
  if (['consultation.read', 'consultation.answer', 'consultation.report'].includes(action)) {
    return Object.keys(consultationSituations);
  }
  if (action.startsWith('termMeeting.')) return Object.keys(termMeetingSituations);
  if (action.startsWith('handOver.')) return Object.keys(handOverSituations);
  if (action === 'difference.explain' || action === 'log.review')
    return Object.keys(houseSituations);
  return situationsOf(action)[0] === 'own municipality'
    ? Object.keys(municipalitySituations)
    : Object.keys(reportSituations);
};

describe('the matrix is whole', () => {
  it('has a column for every role and for agency systems', () => {
    expect(callers().toSorted()).toEqual([...roles, 'client'].toSorted());
  });

  it('has every action there is, and no other', () => {
    const actions = new Set(matrix.map(({ action }) => action));
    expect([...actions].toSorted()).toEqual(Object.keys(permissions).toSorted());
  });

  it.each(Object.keys(permissions))('asks %s in every situation once', (action) => {
    expect(situationsOf(action).toSorted()).toEqual([...kindOf(action)].toSorted());
  });

  it('has one of the three answers in every cell', () => {
    const answers = matrix.flatMap(({ cells }) => Object.values(cells));
    expect([...new Set(answers)].toSorted()).toEqual(['allow', 'forbidden', 'hidden']);
    expect(answers.length).toBe(matrix.length * callers().length);
  });
});

/** `supplement.read` is the deed of having read it, with its forced answer. */
const isLook = (action: string): boolean =>
  ['trail.verify', 'trail.search'].includes(action) ||
  (action.includes('.read') && action !== 'supplement.read');

describe('the routes of the matrix', () => {
  it('ask for every action at least once, and for no unknown one', () => {
    const asked = new Set(routes.map(({ action }) => action));
    expect([...asked].toSorted()).toEqual(Object.keys(permissions).toSorted());
  });

  it('stand once each: a look is a GET, a deed a POST, and one’s own is saved and forgotten', () => {
    const keys = routes.map(({ method, path }) => `${method} ${path}`);
    expect(keys).toEqual([...new Set(keys)]);
    const mayBe = (action: string): readonly string[] => {
      if (isLook(action)) return ['GET'];
      return action.endsWith('.keep') ? ['POST', 'PUT', 'DELETE'] : ['POST'];
    };
    const odd = routes.filter(({ action, method }) => !mayBe(action).includes(method));
    expect(odd).toEqual([]);
  });
});
