import { beforeAll, describe, expect, it } from 'vitest';
import { viewMe, type MyView } from '../../../services/people/me.ts';
import { listColleagues } from '../../../services/people/people.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { advance } from '../../../services/waking/advance.ts';

/** After the end of the next weekday: the signatory's own rung has come. */
const wednesday = '2026-11-18T08:00:00.000Z';

const { system, life, records } = await stage();
let report: string;

beforeAll(async () => {
  report = (await life.send()).id;
  await advance(system.workerDeps, 'report', report, monday);
  system.clock.set(wednesday);
  await advance(system.workerDeps, 'report', report, wednesday);
});

const me = async (login: string): Promise<MyView> => viewMe(system.deps, await system.as(login));
const notices = async (login: string) => {
  const view = await me(login);
  return view.is === 'person' ? view.notices : [];
};

describe('you have a task', () => {
  it('is told with duty, rung and instant, newest first, and no word of the case', async () => {
    const { id: dutyId } = await records.dutyOf(report, 'coSign', 'rektor');
    expect(await notices('rektor.degerfors')).toEqual([
      { dutyId, rung: 1, madeAt: wednesday },
      { dutyId, rung: 0, madeAt: monday },
    ]);
  });

  it('to nobody but the one whose task it is', async () => {
    const { id: asked } = await records.dutyOf(report, 'coSign', 'rektor');
    const toldOfIt = async (login: string): Promise<boolean> =>
      (await notices(login)).some(({ dutyId }) => dutyId === asked);
    expect(await toldOfIt('bitrrektor.degerfors')).toBe(true);
    for (const login of [
      'larare.degerfors',
      'kurator.degerfors',
      'rektor2.degerfors',
      'rektor.atvidaberg',
      'ifochef.degerfors',
      'granskare.degerfors',
      'forvaltare.degerfors',
    ]) {
      expect([login, await toldOfIt(login)]).toEqual([login, false]);
    }
  });

  it('to people only: an agency system has no tasks', async () => {
    expect(await me('skolsystem.degerfors')).not.toHaveProperty('notices');
  });
});

describe('the municipality`s staff', () => {
  const page = { limit: 50, offset: 0 };
  const listed = async (login: string) =>
    (await listColleagues(system.deps, await system.as(login), page)).items;

  it.each(['ifochef.degerfors', 'bitrifochef.degerfors', 'forvaltare.degerfors'])(
    'is listed for %s, of both authorities and of no other municipality',
    async (login) => {
      const logins = (await listed(login)).map((colleague) => colleague.login);
      expect(logins).toContain('socialsekreterare1.degerfors');
      expect(logins).toContain('larare2.degerfors');
      expect(logins.filter((one) => !one.endsWith('.degerfors'))).toEqual([]);
    },
  );

  it('is listed page by page, and everybody stands on one page', async () => {
    const caller = await system.as('ifochef.degerfors');
    const all = await listColleagues(system.deps, caller, page);
    const found = [];
    for (let offset = 0; offset < all.total; offset += 5) {
      const { total, items } = await listColleagues(system.deps, caller, { limit: 5, offset });
      expect([total, items.length <= 5]).toEqual([all.total, true]);
      found.push(...items);
    }
    expect(found).toEqual(all.items);
  });

  it.each(['socialsekreterare1.degerfors', 'rektor.degerfors', 'granskare.degerfors'])(
    'and not for %s (403)',
    async (login) => {
      expect(await refusal(listed(login))).toMatchObject({
        status: 403,
        details: { rule: 'people.read' },
      });
    },
  );
});
