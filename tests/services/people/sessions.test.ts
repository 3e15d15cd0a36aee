import { beforeEach, describe, expect, it } from 'vitest';
import { eraseWhatIsOver } from '../../../services/waking/sweep-kept.ts';
import { dumpTables, findWords } from '../../database/fences/dump.ts';
import { anotherFunction, functionEnds, sessionsOf } from '../../helpers/sessions.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system } = await stage();
const { clock } = system;
const { begin, enter, proveAnew, visit, present } = sessionsOf(system);
const officer = 'socialsekreterare1.degerfors';

beforeEach(() => clock.set(monday));

describe('a session', () => {
  it('is of the person whom the provider vouched for, in the only function that she holds', async () => {
    const token = await begin(officer);
    expect(await visit(token)).toEqual({
      is: 'here',
      actor: await system.actor(officer),
      actors: [await system.actor(officer)],
      person: expect.objectContaining({ login: officer, title: 'Socialsekreterare' }),
      session: {
        id: expect.any(String),
        personId: expect.any(String),
        startedAt: monday,
        loggedInAt: monday,
        idleMinutes: 30,
        endsAt: '2026-11-16T17:00:00.000Z',
        endsUnlessSeenAt: '2026-11-16T09:30:00.000Z',
      },
    });
  });

  it('is not begun for somebody who holds no function', async () => {
    const before = await countRows(system.raw, 'web_session');
    expect(await begin('nobody.degerfors')).toBe('');
    expect(await countRows(system.raw, 'web_session')).toBe(before);
  });

  it.each([undefined, '', 'x', 'A'.repeat(43), `${'A'.repeat(42)}=`, '\0'.repeat(43)])(
    'is nobody’s by the token %j',
    async (token) => {
      expect(await visit(token)).toEqual({ is: 'nobody' });
    },
  );

  it('stands in the database by the hash of its token, and the token itself nowhere', async () => {
    const token = await begin(officer);
    await visit(token);
    const cells = await dumpTables(system.raw);
    expect(findWords(cells, [token, Buffer.from(token, 'base64url').toString('hex')])).toEqual([]);
    expect(findWords(cells, [officer])).toEqual([]);
  });

  it('is seen anew by each request, and that is written once a minute at most', async () => {
    const token = await begin(officer);
    const { session } = await present(token);
    const seen = async () =>
      (
        await select<{ at: Date }>(
          system.raw,
          `select last_seen_at as at from web_session where id = ?`,
          [session.id],
        )
      )[0]?.at.toISOString();
    clock.advance({ seconds: 59 });
    await visit(token);
    expect(await seen()).toBe(monday);
    clock.advance({ seconds: 1 });
    await visit(token);
    expect(await seen()).toBe(clock.now());
    clock.advance({ minutes: 29 });
    expect(await visit(token)).toMatchObject({ is: 'here' });
  });
});

describe('a session that has ended', () => {
  const busyFor = async (token: string, halves: number): Promise<void> => {
    for (let half = 0; half < halves; half += 1) {
      clock.advance({ minutes: 29 });
      await present(token);
    }
  };

  it.each([
    ['idle', 0, { minutes: 30 }],
    ['absolute', 16, { minutes: 16 }],
  ])(
    'by itself (%s) still names the function in which what was typed is kept',
    async (why, ...on) => {
      const [halves, by] = on;
      const token = await begin(officer);
      await busyFor(token, halves);
      clock.advance(by);
      const ended = { is: 'ended', why, actor: { assignment: { role: 'officer' } } };
      expect(await visit(token)).toMatchObject(ended);
      clock.advance({ hours: 23, minutes: 59 });
      expect(await visit(token)).toMatchObject(ended);
      clock.advance({ minutes: 1 });
      expect(await visit(token)).toEqual({ is: 'nobody' });
    },
  );

  it('is erased by the worker when it names nobody any longer, and not before', async () => {
    const token = await begin(officer);
    const { session } = await present(token);
    const left = () => select(system.raw, `select from web_session where id = ?`, [session.id]);
    await eraseWhatIsOver(system.workerDeps, '2026-11-17T09:29:59.999Z');
    expect(await left()).toHaveLength(1);
    await eraseWhatIsOver(system.workerDeps, '2026-11-17T09:30:00.000Z');
    expect(await left()).toEqual([]);
  });

  it('because its person has left ends for good, and names nobody', async () => {
    const login = 'larare2.atvidaberg';
    const token = await begin(login);
    await functionEnds(system, { login });
    const ended = { is: 'ended', why: 'functionEnded', actor: undefined };
    expect(await visit(token)).toEqual(ended);
    await anotherFunction(system, login, 'teacher');
    expect(await visit(token)).toEqual(ended);
  });

  it('because logins count for less ends with its login', async () => {
    const earlier = await enter(officer, { loggedInAt: '2026-11-16T02:00:00.000Z' });
    const { session } = await present(earlier.is === 'in' ? earlier.token : '');
    expect(session.endsAt).toBe('2026-11-16T10:00:00.000Z');
  });
});

describe('somebody who logs in where somebody was logged in', () => {
  it('ends that session', async () => {
    const first = await begin(officer);
    const second = await begin('ifochef.degerfors', first);
    expect(await visit(first)).toEqual({ is: 'ended', why: 'loggedOut', actor: undefined });
    expect(await visit(second)).toMatchObject({ person: { login: 'ifochef.degerfors' } });
  });

  it('leaves the sessions of other browsers alone', async () => {
    const first = await begin(officer);
    await begin(officer);
    expect(await visit(first)).toMatchObject({ is: 'here' });
  });
});

describe('a login that is proven anew', () => {
  it('goes on in the same session by another token, and not for longer', async () => {
    const token = await begin(officer);
    const before = await present(token);
    clock.advance({ minutes: 20 });
    const renewal = await proveAnew(officer, token);
    const next = renewal.is === 'in' ? renewal.token : '';
    expect(next).not.toBe(token);
    expect(await visit(token)).toEqual({ is: 'nobody' });
    const { session, ...rest } = await present(next);
    expect(session).toEqual({
      ...before.session,
      loggedInAt: clock.now(),
      endsUnlessSeenAt: '2026-11-16T09:50:00.000Z',
    });
    expect(rest).toMatchObject({ actor: { loggedInAt: clock.now() } });
  });

  it.each(['ifochef.degerfors', 'nobody.degerfors'])(
    'by %s in her place is refused, and the session stays as it was',
    async (other) => {
      const token = await begin(officer);
      const before = await visit(token);
      expect(await proveAnew(other, token)).toEqual({ is: 'another' });
      expect(await visit(token)).toEqual(before);
    },
  );

  it('after the session ended begins another, for nobody but herself', async () => {
    const token = await begin(officer);
    const { session } = await present(token);
    clock.advance({ minutes: 30 });
    const expected = session.personId;
    expect(await enter('ifochef.degerfors', { before: token, expected })).toEqual({
      is: 'another',
    });
    const anew = await enter(officer, { before: token, expected });
    const next = await present(anew.is === 'in' ? anew.token : '');
    expect(next.session.id).not.toBe(session.id);
    expect(await visit(token)).toMatchObject({ is: 'ended', why: 'idle' });
  });
});
