import { beforeEach, describe, expect, it } from 'vitest';
import { statuses, type Status } from '../../../domain/report/status.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';

const { system, life } = await stage();
beforeEach(() => system.clock.set(monday));

const page = { limit: 50, offset: 0 };
const list = async (login: string, query: Partial<Parameters<typeof listReports>[2]> = {}) =>
  listReports(system.deps, await system.as(login), { ...page, ...query });
const ids = async (login: string, status?: Status): Promise<readonly string[]> =>
  (await list(login, status ? { status } : {})).items.map(({ id }) => id);
const duties = async (login: string) =>
  (await listDuties(system.deps, await system.as(login), page)).items;

describe('the queue', () => {
  it('has what waits unopened first, acute before all, oldest first', async () => {
    const { acute } = sampleReport();
    const to = { municipalityCode: '2132' };
    const sender = 'larare.nordanstig';
    const chief = 'ifochef.nordanstig';
    const opened = await life.as(sender).send(to);
    await life.as(chief).open(opened.id);
    system.clock.advance({ minutes: 1 });
    const older = await life.as(sender).send(to);
    system.clock.advance({ minutes: 1 });
    const newer = await life.as(sender).send(to);
    system.clock.advance({ minutes: 1 });
    const urgent = await life.as(sender).send({ ...to, acute: { ...acute, danger: 'yes' } });
    const order = [urgent.id, older.id, newer.id, opened.id];
    expect(await ids(chief)).toEqual(order);
    const second = await list(chief, { limit: 2, offset: 2 });
    expect([second.total, second.items.map(({ id }) => id)]).toEqual([4, order.slice(2)]);
    expect((await list(chief, { reference: newer.reference })).items).toMatchObject([
      { id: newer.id, status: 'received', mine: false, municipality: 'Nordanstig' },
    ]);
    expect((await list(chief, { reference: 'ANM-0000-0000' })).total).toBe(0);
  });

  it('of the sender has what one wrote or is asked to sign', async () => {
    const own = await life.as('kurator.kinda').send();
    system.clock.advance({ minutes: 1 });
    const others = await life.as('larare.kinda').send({ coSigning: { exclude: ['kurator'] } });
    expect(await ids('kurator.kinda')).toEqual([own.id]);
    expect(await ids('rektor.kinda')).toEqual([own.id, others.id]);
    expect(await ids('larare.kinda')).toEqual([others.id]);
    expect(await ids('skolsystem.kinda')).toEqual([]);
    const byClient = await life.as('skolsystem.kinda').send();
    expect(await ids('skolsystem.kinda')).toEqual([byClient.id]);
  });

  it('keeps a report for the signatory who has answered', async () => {
    const { id } = await life.as('larare.atvidaberg').send();
    await life.as('rektor.atvidaberg').sign(id);
    expect(await ids('rektor.atvidaberg')).toContain(id);
  });

  it('asked for by status tells the receiver all, and the sender only received and opened', async () => {
    const received = await life.send();
    const opened = await life.until('open');
    const assessed = await life.until('assess');
    const concluded = await life.until('waive', 'decide');
    const found = async (login: string) => {
      const known = [received.id, opened.id, assessed.id, concluded.id];
      const names = ['received', 'opened', 'assessed', 'concluded'];
      const cells = [];
      for (const status of statuses) {
        const some = (await ids(login, status)).filter((id) => known.includes(id));
        cells.push([status, some.map((id) => names[known.indexOf(id)]).toSorted()]);
      }
      return Object.fromEntries(cells) as unknown;
    };
    expect(await found('ifochef.degerfors')).toEqual({
      received: ['received'],
      opened: ['opened'],
      assessed: ['assessed'],
      concluded: ['concluded'],
      closed: [],
      disposed: [],
    });
    expect(await found('larare.degerfors')).toEqual({
      received: ['received'],
      opened: ['assessed', 'concluded', 'opened'],
      assessed: [],
      concluded: [],
      closed: [],
      disposed: [],
    });
  });
});

describe('open duties across reports', () => {
  it('are the officer’s own, the leaders’ and socialchef’s all, most urgent first', async () => {
    const { id } = await life.until('open');
    const login = 'socialsekreterare2.degerfors';
    await life.assign(id, { login });
    const own = await duties(login);
    expect(own.map(({ streamId, kind, mine }) => [streamId, kind, mine])).toEqual([
      [id, 'assessProtection', true],
      [id, 'decideOnInvestigation', true],
    ]);
    for (const leader of ['ifochef.degerfors', 'bitrifochef.degerfors', 'socialchef.degerfors']) {
      const all = await duties(leader);
      expect(all.length).toBeGreaterThan(own.length);
      expect(all.filter(({ side }) => side !== 'receiver')).toEqual([]);
      const due = all.map(({ dueAt }) => dueAt);
      expect(due).toEqual(due.toSorted());
    }
  });

  it('of the sender are one’s own signatures, and of the auditor both sides’', async () => {
    const { id } = await life.as('larare2.degerfors').send();
    const own = await duties('rektor2.degerfors');
    expect(own.map(({ streamId, kind }) => [streamId, kind])).toEqual([[id, 'coSign']]);
    expect(await duties('larare2.degerfors')).toEqual([]);
    expect(await duties('skolsystem.degerfors')).toEqual([]);
    const audited = await duties('granskare.degerfors');
    expect(new Set(audited.map(({ side }) => side))).toEqual(new Set(['sender', 'receiver']));
  });
});
