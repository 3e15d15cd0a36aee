import { beforeEach, describe, expect, it } from 'vitest';
import type { Correction } from '../../../domain/corrections/records.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const inNeed = async (): Promise<string> => {
  const { id } = await life.until('open', 'assign');
  await life.as(officer).assess(id, { immediateNeed: 'yes' });
  return id;
};
const warnings = async (id: string, login = officer) =>
  (await viewReport(system.deps, await system.as(login), id)).warnings;
const measuresOf = async (id: string, login = officer) =>
  viewFacts(system.deps, await system.as(login), id, ['acuteMeasureTaken']);

const newest = async (id: string, kind: Correction['kind']): Promise<string> => {
  const facts = await viewFacts(system.deps, await system.as(officer), id, [kind]);
  return facts.at(-1)?.id ?? 'none';
};

describe('an immediate need leads to acute measures (routine §4)', () => {
  it('of which what, by whom and when is recorded, and who wrote it down', async () => {
    const { id } = await life.until('open', 'assign');
    const at = system.clock.now();
    system.clock.advance({ minutes: 30 });
    const measure = {
      kind: 'immediateCare',
      what: 'Ordföranden beslutade om omedelbart omhändertagande.',
      by: 'Nämndens ordförande',
      at,
    } as const;
    await life.as(officer).measure(id, measure);
    expect(await measuresOf(id)).toMatchObject([
      { at: system.clock.now(), personId: await records.personId(officer), record: measure },
    ]);
  });

  it('and stays in sight of those at intake until one is recorded', async () => {
    const id = await inNeed();
    expect(await warnings(id)).toEqual(['noAcuteMeasure']);
    expect(await warnings(id, leader)).toEqual(['noAcuteMeasure']);
    await life.as(officer).measure(id);
    expect(await warnings(id)).toEqual([]);
  });

  it('also when the need is found by a correction, or a measure is corrected', async () => {
    const { id } = await life.until('open', 'assign');
    await life.as(officer).assess(id);
    expect(await warnings(id)).toEqual([]);
    const wrote = { reason: 'Raden ovanför lästes.' };
    const correct = async (correction: Correction) =>
      correctRecord(system.deps, await system.as(officer), id, correction);
    const need = { immediateNeed: 'yes', reasons: 'Pappan är hemma.', violence: 'none' } as const;
    const assessed = await newest(id, 'protectionAssessed');
    await correct({ kind: 'protectionAssessed', corrects: assessed, ...wrote, record: need });
    expect(await warnings(id)).toEqual(['noAcuteMeasure']);
    await life.as(officer).measure(id);
    const measure = {
      kind: 'hospital',
      what: 'Barnet är kvar på akuten.',
      by: 'Läkaren',
      at: monday,
    } as const;
    const taken = await newest(id, 'acuteMeasureTaken');
    await correct({ kind: 'acuteMeasureTaken', corrects: taken, ...wrote, record: measure });
    expect(await warnings(id)).toEqual([]);
    expect((await measuresOf(id)).at(-1)).toMatchObject({ corrects: taken, record: measure });
  });

  it('which neither the reporter nor whoever reads no words of the case is told', async () => {
    const id = await inNeed();
    for (const login of ['larare.degerfors', 'socialchef.degerfors', 'granskare.degerfors']) {
      expect(await warnings(id, login)).toEqual([]);
    }
    await life.as(officer).measure(id);
    expect(await measuresOf(id, 'larare.degerfors')).toEqual([]);
  });

  it('as well before the assessment', async () => {
    const { id } = await life.until('open', 'assign');
    await life.as(officer).measure(id, { kind: 'police' });
    await life.as(officer).assess(id, { immediateNeed: 'yes' });
    expect(await warnings(id)).toEqual([]);
  });

  it('but not what lies ahead, and by nobody who does not work on the case', async () => {
    const id = await inNeed();
    expect(
      await refusal(life.as(officer).measure(id, { at: '2026-11-16T09:00:01.000Z' })),
    ).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: '#/body/at', code: 'not-yet-come' }] },
    });
    const other = life.as('socialsekreterare2.degerfors').measure(id);
    expect((await refusal(other)).status).toBe(403);
  });
});
