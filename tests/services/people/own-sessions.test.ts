import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseFunction,
  endSession,
  keepLonger,
  listSessions,
} from '../../../services/people/own-sessions.ts';
import type { Present, Visit } from '../../../services/people/session-of-token.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { anotherFunction, functionEnds, sessionsOf } from '../../helpers/sessions.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system } = await stage();
const { deps, clock } = system;
const { begin, visit, present } = sessionsOf(system);

beforeEach(() => clock.set(monday));

const login = 'kurator.degerfors';
const second = await anotherFunction(system, login, 'skolskoterska');

const roleOf = (found: Visit): string =>
  'actor' in found && found.actor ? found.actor.assignment.role : found.is;

describe('somebody with several functions', () => {
  const first = async (found: Present) =>
    found.actors.find(({ assignment }) => assignment.id !== second)?.assignment.id ?? '';

  it('chooses one of them, and acts in it until she chooses another', async () => {
    const token = await begin(login);
    const choosing = await present(token);
    expect([choosing.is, choosing.actors.length]).toEqual(['choosing', 2]);
    expect(await chooseFunction(deps, choosing, second)).toMatchObject({
      assignment: { id: second, role: 'skolskoterska' },
    });
    expect(roleOf(await visit(token))).toBe('skolskoterska');
    await chooseFunction(deps, await present(token), await first(choosing));
    expect(roleOf(await visit(token))).toBe('kurator');
  });

  it('chooses none that she does not hold', async () => {
    const choosing = await present(await begin(login));
    const colleague = await system.actor('rektor.degerfors');
    const hers = colleague.is === 'person' ? colleague.assignment.id : '';
    expect(await refusal(chooseFunction(deps, choosing, hers))).toEqual(hidden);
    expect(await refusal(chooseFunction(deps, choosing, randomUUID()))).toEqual(hidden);
  });

  it('is in the same one at her next login in that browser, also a day later', async () => {
    const token = await begin(login);
    await chooseFunction(deps, await present(token), second);
    await keepLonger(deps, await present(token), { idleMinutes: 300, at: clock.now() });
    clock.advance({ hours: 24 });
    const next = await present(await begin(login, token));
    expect([roleOf(next), next.session.idleMinutes]).toEqual(['skolskoterska', 300]);
    const other = await present(await begin('rektor.degerfors', token));
    expect([roleOf(other), other.session.idleMinutes]).toEqual(['rektor', 30]);
  });

  it('whose chosen one ends is in the only one left', async () => {
    const other = 'kurator.atvidaberg';
    const id = await anotherFunction(system, other, 'skolskoterska');
    const token = await begin(other);
    await chooseFunction(deps, await present(token), id);
    await functionEnds(system, { login: other, id });
    expect(roleOf(await visit(token))).toBe('kurator');
  });

  it('whose chosen one ends chooses among the others, when there are several', async () => {
    const other = 'skolskoterska.atvidaberg';
    const id = await anotherFunction(system, other, 'rektor');
    await anotherFunction(system, other, 'kurator');
    const token = await begin(other);
    await chooseFunction(deps, await present(token), id);
    await functionEnds(system, { login: other, id });
    expect((await visit(token)).is).toBe('choosing');
  });
});

describe('somebody for whom half an hour is too short (WCAG 2.2.1)', () => {
  it('is logged out after five hours without a request, once she has asked for that', async () => {
    const token = await begin('larare.degerfors');
    await keepLonger(deps, await present(token), { idleMinutes: 300, at: clock.now() });
    clock.advance({ minutes: 299 });
    expect(await visit(token)).toMatchObject({ is: 'here', session: { idleMinutes: 300 } });
    clock.advance({ minutes: 300 });
    expect(await visit(token)).toMatchObject({ is: 'ended', why: 'absolute' });
  });
});

describe('where somebody is logged in', () => {
  const teacher = 'larare.atvidaberg';

  it('is listed for herself alone, newest first, with what is open only', async () => {
    const idle = await begin(teacher);
    clock.advance({ minutes: 31 });
    const here = await begin(teacher);
    clock.advance({ minutes: 1 });
    const there = await begin(teacher);
    await begin('rektor.atvidaberg');
    expect((await visit(idle)).is).toBe('ended');
    const found = await listSessions(deps, await present(here), clock.now());
    expect(found.map(({ isThis, startedAt }) => [isThis, startedAt])).toEqual([
      [false, '2026-11-16T09:32:00.000Z'],
      [true, '2026-11-16T09:31:00.000Z'],
    ]);
    expect(found.map(({ id }) => id)).toContain((await present(there)).session.id);
  });

  it('is ended by herself: this session or another of hers', async () => {
    const [here, there] = [await begin(teacher), await begin(teacher)];
    const end = async (id: string) =>
      endSession(deps, await present(here), { id, at: clock.now() });
    const { session } = await present(there);
    await end(session.id);
    expect(await visit(there)).toEqual({ is: 'ended', why: 'revoked', actor: undefined });
    expect(await refusal(end(session.id))).toEqual(hidden);
    await end((await present(here)).session.id);
    expect(await visit(here)).toEqual({ is: 'ended', why: 'loggedOut', actor: undefined });
  });

  it('is not ended by anybody else', async () => {
    const token = await begin(teacher);
    const { session } = await present(token);
    for (const other of ['rektor.atvidaberg', 'forvaltare.atvidaberg', 'ifochef.degerfors']) {
      const ended = endSession(deps, await present(await begin(other)), {
        id: session.id,
        at: clock.now(),
      });
      expect([other, await refusal(ended)]).toEqual([other, hidden]);
    }
    expect((await visit(token)).is).toBe('here');
  });

  it('that has ended meanwhile is neither chosen in nor kept longer', async () => {
    const token = await begin(teacher);
    const stale = await present(token);
    await endSession(deps, stale, { id: stale.session.id, at: clock.now() });
    const longer = keepLonger(deps, stale, { idleMinutes: 300, at: clock.now() });
    expect(await refusal(longer)).toEqual(hidden);
    const assignmentId = stale.actors[0]?.assignment.id ?? '';
    expect(await refusal(chooseFunction(deps, stale, assignmentId))).toEqual(hidden);
  });
});
