import { beforeEach, describe, expect, it } from 'vitest';
import { viewConsultation } from '../../../services/consultations/consultation-views.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const asker = 'larare.degerfors';
const officer = 'socialsekreterare1.degerfors';
const words = 'Får vi tala med Torbjörn innan vi anmäler?';

const ask = async (): Promise<string> => (await life.ask({}, { question: words })).id;
const view = async (id: string, login: string) =>
  viewConsultation(system.deps, await system.as(login), id);
const report = (consultationId: string, change: object = {}) =>
  life.reportFromQuestion({ consultationId }, change);
const reports = async () => (await select(system.raw, `select from report`)).length;

const clocksOf = async (id: string) =>
  (await records.duties(id)).map(({ kind, due_at, next_rung_at, state }) => ({
    kind,
    due_at,
    next_rung_at,
    state,
  }));

describe('a report that goes on from a consultation', () => {
  it('is an ordinary report, whose clocks count from its own arrival (20 kap. 1–2 §§ SoL)', async () => {
    const consultationId = await ask();
    system.clock.set('2026-11-18T13:00:00.000Z');
    const { id } = await report(consultationId);
    const { id: other } = await life.send();
    expect(await clocksOf(id)).toEqual(await clocksOf(other));
    expect(await records.report(id)).toMatchObject({
      status: 'received',
      received_at: new Date('2026-11-18T13:00:00.000Z'),
    });
    expect(await records.kinds(id)).toEqual(await records.kinds(other));
  });

  it('needs no answer first, and leaves the question owed one: neither waits for the other', async () => {
    const consultationId = await ask();
    const [before] = await records.duties(consultationId);
    await report(consultationId);
    expect(await records.duties(consultationId)).toEqual([before]);
    await life.as(officer).answerQuestion({ consultationId });
    expect((await report(consultationId)).id).toMatch(/\S/);
  });

  it('has none of the words of the question that its sender has not written in it', async () => {
    const { id } = await report(await ask());
    const content = await viewContent(system.deps, await system.as(asker), id);
    expect(JSON.stringify(content)).not.toContain('Torbjörn');
  });

  it('is named in the consultation, to its asker and to whoever was asked', async () => {
    const consultationId = await ask();
    const { id } = await report(consultationId);
    for (const login of [asker, officer]) {
      expect((await view(consultationId, login)).reports).toEqual([id]);
    }
  });

  it.each([
    ['to another municipality', { municipalityCode: '0513' }],
    [
      'about a child with protected identity',
      { child: { ...sampleReport().child, protectedIdentity: 'yes' } },
    ],
  ])('%s is named to its asker alone, and moves nothing that others see', async (_, change) => {
    const consultationId = await ask();
    const { etag } = await view(consultationId, officer);
    const { id } = await report(consultationId, change);
    expect((await view(consultationId, asker)).reports).toEqual([id]);
    expect(await view(consultationId, officer)).toMatchObject({ reports: [], etag });
  });

  it('is sent from nobody else’s consultation, and then not at all', async () => {
    const consultationId = await ask();
    const before = await reports();
    for (const login of ['kurator.degerfors', 'larare.kinda']) {
      const sent = life.as(login).reportFromQuestion({ consultationId });
      expect(await refusal(sent)).toEqual(hidden);
    }
    expect(await reports()).toBe(before);
    expect((await view(consultationId, asker)).reports).toEqual([]);
  });
});
