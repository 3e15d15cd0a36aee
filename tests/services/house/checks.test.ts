import { beforeEach, describe, expect, it } from 'vitest';
import { checkNames, type CheckName } from '../../../domain/house/checks.ts';
import { runCheck, viewChecks, type CheckView } from '../../../services/house/checks.ts';
import { Forbidden } from '../../../domain/errors.ts';
import { ownSystem } from '../../helpers/own-system.ts';

const system = await ownSystem();
const { clock, deps, raw, workerDeps } = system;
const morning = '2026-11-16T04:30:00.000Z';

beforeEach(async () => {
  clock.set('2026-11-16T09:00:00.000Z');
  const known = { known_since: '2026-11-16T00:00:00.000Z' };
  await raw('check_run').update({ ...known, ran_at: null, outcome: null, done_at: null });
});

const seenBy = async (login = 'forvaltare.degerfors'): Promise<readonly CheckView[]> =>
  viewChecks(deps, await system.as(login));

const one = async (wanted: CheckName): Promise<CheckView | undefined> =>
  (await seenBy()).find(({ name }) => name === wanted);

const run = (name: CheckName, at: string): Promise<number> =>
  runCheck(workerDeps, { name, at }, async () => 0);
const fail = (name: CheckName, at: string): Promise<unknown> =>
  runCheck(workerDeps, { name, at }, async () => {
    throw new Error('the disk is full');
  }).catch((error: unknown) => error);

describe('the administrator sees each check of the house', () => {
  it('every one of them, so that none is without a row', async () => {
    expect((await seenBy()).map(({ name }) => name)).toEqual(checkNames);
  });

  it('with its last run and its next', async () => {
    await run('reconciliation', morning);
    expect(await one('reconciliation')).toEqual({
      name: 'reconciliation',
      times: { is: 'daily', at: '05:30' },
      last: { at: morning, outcome: 'done' },
      doneAt: morning,
      nextAt: '2026-11-17T04:30:00.000Z',
      overdue: false,
    });
  });

  it('one that has not run as overdue, when it should have', async () => {
    expect(await one('reconciliation')).toMatchObject({ last: null, doneAt: null, overdue: true });
  });

  it('one that failed with what was done before, and the error goes on to whoever ran it', async () => {
    await run('logReviews', '2026-11-15T05:15:00.000Z');
    expect(await fail('logReviews', '2026-11-16T05:15:00.000Z')).toBeInstanceOf(Error);
    expect(await one('logReviews')).toMatchObject({
      last: { at: '2026-11-16T05:15:00.000Z', outcome: 'failed' },
      doneAt: '2026-11-15T05:15:00.000Z',
      overdue: true,
    });
  });

  it('and one that was done after it had failed', async () => {
    await fail('logReviews', '2026-11-16T05:15:00.000Z');
    await run('logReviews', '2026-11-16T05:15:30.000Z');
    expect(await one('logReviews')).toMatchObject({
      last: { at: '2026-11-16T05:15:30.000Z', outcome: 'done' },
      overdue: false,
    });
  });

  it('a round once a minute, however often it comes', async () => {
    for (const second of ['00', '30', '59'])
      await run('denials', `2026-11-16T08:59:${second}.000Z`);
    const first = (await one('denials'))?.doneAt;
    await run('denials', '2026-11-16T09:00:00.000Z');
    expect([first, (await one('denials'))?.doneAt]).toEqual([
      '2026-11-16T08:59:00.000Z',
      '2026-11-16T09:00:00.000Z',
    ]);
  });
});

describe('nobody else', () => {
  it.each(['ifochef.degerfors', 'granskare.degerfors', 'larare.degerfors', 'skolsystem.degerfors'])(
    'sees them: %s',
    async (login) => {
      await expect(seenBy(login)).rejects.toThrow(Forbidden);
    },
  );

  it('notes a run but the worker', async () => {
    const noting = runCheck(deps, { name: 'sweep', at: morning }, async () => 0);
    await expect(noting).rejects.toThrow('permission denied');
  });
});
