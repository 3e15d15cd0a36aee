import { beforeEach, describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import type { Supplement } from '../../../domain/reports/records.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts, viewLinks } from '../../helpers/first-page.ts';

const leader = 'ifochef.degerfors';
const supplement: Supplement = { text: 'I dag kom han inte alls.', events: sampleReport().events };

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const news = life.saying({ supplement, readSupplement: { newWorry: true, note: 'Ny oro.' } });
const add = (id: string, login = 'larare.degerfors') => news.as(login).supplement(id);
const read = (reportId: string, supplementId: string, login = leader) =>
  news.as(login).readSupplement({ reportId, supplementId });

describe('a supplement', () => {
  it('is an addition by the author, never an edit: the frozen content keeps its hash', async () => {
    const { id, contentHash } = await life.send();
    await add(id);
    expect((await records.report(id)).content_hash.toString('hex')).toBe(contentHash);
    const call = await system.as('larare.degerfors');
    const [fact] = await viewFacts(system.deps, call, id, ['supplementAdded']);
    expect(fact?.record).toEqual(supplement);
  });

  it('is nobody else’s to add', async () => {
    const { id } = await life.send();
    expect((await refusal(add(id, 'rektor.degerfors'))).status).toBe(403);
    expect((await refusal(add(id, leader))).status).toBe(403);
    expect((await refusal(add(id, 'larare2.degerfors'))).status).toBe(404);
  });

  it.each([
    ['no', '2026-11-16T10:00:00.000Z'],
    ['unknown', '2026-11-16T09:15:00.000Z'],
  ] as const)('must be read as soon as a report: acute %s, by %s', async (danger, due) => {
    const { acute } = sampleReport();
    const { id } = await life.send({ acute: { ...acute, danger } });
    const { id: about } = await add(id);
    const duty = await records.dutyOf(id, 'readSupplement');
    expect(duty).toMatchObject({ about, side: 'receiver', owner_role: 'ifoChef' });
    expect(duty.due_at.toISOString()).toBe(due);
  });

  it('tells its author no duty of the receiver’s', async () => {
    const { id } = await life.send();
    expect((await add(id)).duties.map(({ kind }) => kind)).toEqual(['coSign', 'coSign', 'coSign']);
  });
});

describe('reading a supplement', () => {
  it('forces the answer whether it tells of a new worry, and ends the duty of that one only', async () => {
    const { id } = await life.send();
    const first = await add(id);
    const second = await add(id);
    await life.open(id);
    await read(id, first.id);
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['supplementRead']);
    expect(fact).toMatchObject({ about: first.id, record: { newWorry: true, note: 'Ny oro.' } });
    const open = (await records.duties(id)).filter(
      ({ kind, state }) => kind === 'readSupplement' && state === 'open',
    );
    expect(open.map(({ about }) => about)).toEqual([second.id]);
  });

  it('happens once, of one that is there, after the opening', async () => {
    const { id } = await life.send();
    const { id: supplementId } = await add(id);
    expect((await refusal(read(id, supplementId))).status).toBe(409);
    await life.open(id);
    await read(id, supplementId);
    expect(await refusal(read(id, supplementId))).toMatchObject({
      status: 409,
      code: 'already-read',
    });
    expect((await refusal(read(id, id))).status).toBe(404);
  });

  it('is the case officer’s or the leaders’', async () => {
    const { id } = await life.until('open');
    const { id: supplementId } = await add(id);
    expect((await refusal(read(id, supplementId, 'socialsekreterare1.degerfors'))).status).toBe(
      403,
    );
    expect((await refusal(read(id, supplementId, 'rektor.degerfors'))).status).toBe(403);
    expect((await read(id, supplementId, 'bitrifochef.degerfors')).etag).toBeGreaterThan(0);
  });

  it('that came before anybody opened the report becomes the opener’s', async () => {
    const { id } = await life.send();
    await add(id);
    await life.open(id);
    expect(await records.dutyOf(id, 'readSupplement')).toMatchObject({
      assignee_id: await records.personId(leader),
      owner_role: 'ifoChef',
    });
  });
});

describe('a new worry in a supplement (20 kap. 1 § SoL)', () => {
  const newReports = async (id: string): Promise<readonly string[]> =>
    (await viewLinks(system.deps, await system.as(leader), id))
      .filter(({ kind }) => kind === 'supplements')
      .map((link) => link.id);

  it('becomes a report of its own, with its own clocks from the minute the supplement came', async () => {
    const { id } = await life.send();
    await life.open(id);
    system.clock.set('2026-11-18T13:30:00.000Z');
    const { id: supplementId } = await add(id);
    system.clock.set('2026-11-19T08:00:00.000Z');
    await read(id, supplementId);
    const [fresh, ...others] = await newReports(id);
    expect(others).toEqual([]);
    const view = await viewReport(system.deps, await system.as(leader), fresh ?? '');
    expect(view).toMatchObject({
      status: 'opened',
      channel: 'supplement',
      receivedAt: '2026-11-18T13:30:00.000Z',
    });
    const due = Object.fromEntries(view.duties.map(({ kind, dueAt }) => [kind, dueAt]));
    expect(due).toEqual({
      assessProtection: '2026-11-18T23:00:00.000Z',
      decideOnInvestigation: '2026-12-02T23:00:00.000Z',
    });
    const { content } = await viewContent(system.deps, await system.as(leader), fresh ?? '');
    expect(content.events[0]?.what).toBe(supplement.text);
    expect(content.child).toEqual(sampleReport().child);
  });

  it('keeps who is suspected of what, and nothing else that was said of the old worry', async () => {
    const { worry, acute } = sampleReport();
    const { id } = await life.send({
      acute: { ...acute, danger: 'yes', how: 'Han är hemma nu.' },
      worry: { ...worry, kinds: ['violence'], suspected: ['guardian'], mostWorrying: 'Slagen.' },
    });
    const { id: supplementId } = await add(id);
    await life.open(id);
    await read(id, supplementId);
    const [fresh = ''] = await newReports(id);
    const { content } = await viewContent(system.deps, await system.as(leader), fresh);
    expect(content.worry).toMatchObject({
      kinds: ['violence'],
      suspected: ['guardian'],
      mostWorrying: null,
      protectiveFactors: null,
    });
    expect(content.acute).toMatchObject({ danger: 'notAnswered', how: null });
    expect(content.informed.guardians).toMatchObject({ answer: 'notAnswered', said: null });
    expect(content.childNow).toEqual({ where: null, safeUntil: null });
    expect(await records.report(fresh)).toMatchObject({ protected_contact: true, acute: true });
  });

  it('that is none makes no report', async () => {
    const { id } = await life.send();
    await life.open(id);
    const { id: supplementId } = await add(id);
    await life.readSupplement({ reportId: id, supplementId });
    expect(await newReports(id)).toEqual([]);
  });
});
