import { beforeEach, describe, expect, it } from 'vitest';
import { beginLogin, finishLogin } from '../../../services/people/begun-logins.ts';
import { eraseWhatIsOver } from '../../../services/waking/sweep-kept.ts';
import { dumpTables, findWords } from '../../database/fences/dump.ts';
import { sessionsOf } from '../../helpers/sessions.ts';
import { countRows } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system } = await stage();
const { deps, clock } = system;
const goesTo = '/anmalningar/01a1e395-ae80-78df-bf4e-d86a52b9a50c';
const begin = async (anew?: string): Promise<string> =>
  (await beginLogin(deps, { goesTo, anew }, clock.now())) ?? '';
const finish = (token?: string) => finishLogin(deps, token, clock.now());

beforeEach(() => clock.set(monday));

describe('a login that has begun', () => {
  it('is taken once, with where it goes on to and since when', async () => {
    const token = await begin();
    clock.advance({ minutes: 9, seconds: 59 });
    expect(await finish(token)).toEqual({ goesTo, personId: null, begunAt: monday });
    expect(await finish(token)).toBeUndefined();
  });

  it('is gone after ten minutes', async () => {
    const token = await begin();
    clock.advance({ minutes: 10 });
    expect(await finish(token)).toBeUndefined();
  });

  it.each([undefined, '', 'x', 'A'.repeat(43)])('is not found by %j', async (token) => {
    await begin();
    expect(await finish(token)).toBeUndefined();
  });

  it('names the person of the session who is to prove anew who she is, and nobody else', async () => {
    const { begin: beginSession, present } = sessionsOf(system);
    const session = await beginSession('rektor.degerfors');
    const { personId } = (await present(session)).session;
    expect(await finish(await begin(session))).toMatchObject({ personId });
    expect(await begin('A'.repeat(43))).toBe('');
  });

  it('stands in the database by the hash of its token alone', async () => {
    const token = await begin();
    expect(findWords(await dumpTables(system.raw), [token])).toEqual([]);
  });

  it('is erased by the worker when its time has passed', async () => {
    await begin();
    await eraseWhatIsOver(system.workerDeps, '2026-11-16T09:09:59.999Z');
    expect(await countRows(system.raw, 'login_attempt')).toBeGreaterThan(0);
    await eraseWhatIsOver(system.workerDeps, '2026-11-16T09:10:00.000Z');
    expect(await countRows(system.raw, 'login_attempt')).toBe(0);
  });
});
