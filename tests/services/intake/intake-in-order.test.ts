import { describe, expect, it } from 'vitest';
import { intakeAreas, type StatedEvent } from '../../../domain/report/report-content.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { viewIntake, type IntakeView } from '../../../services/intake/intake-view.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const leader = 'ifochef.degerfors';
const sender = 'larare.degerfors';

const [first] = sampleReport().events;
const event = (what: string, area: StatedEvent['area']): StatedEvent => ({
  ...(first as StatedEvent),
  what,
  area,
});
const twoRows = life.saying({
  send: { events: [event('Somnar på lektionerna.', 'health'), event('Slog sig.', 'notSorted')] },
});
const seen = async (id: string): Promise<IntakeView> =>
  viewIntake(system.deps, await system.as(leader), id);

/** What is filed where: by area, the rows and who filed them. */
const filed = async (id: string): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { areas, notSorted } = await seen(id);
  return Object.fromEntries(
    [...areas, { area: 'notSorted', rows: notSorted }]
      .filter(({ rows }) => rows.length > 0)
      .map(({ area, rows }) => [area, rows.map((row) => `${row.row} ${row.sortedBy}`)]),
  );
};

describe('the fact rows of a report (routine §1.4)', () => {
  it('stand where the reporter put them until the officer files them', async () => {
    const { id } = await twoRows.until('open');
    expect(await filed(id)).toEqual({ health: ['1 reporter'], notSorted: ['2 reporter'] });
    await life.sortRow(id, { row: 2, area: 'safety' });
    expect(await filed(id)).toEqual({ health: ['1 reporter'], safety: ['2 receiver'] });
  });

  it('stand where they were filed last, also under none', async () => {
    const { id } = await twoRows.until('open');
    await life.sortRow(id, { row: 1, area: 'safety' });
    await life.sortRow(id, { row: 2, area: 'education' });
    await life.sortRow(id, { row: 1, area: 'notSorted' });
    expect(await filed(id)).toEqual({ education: ['2 receiver'], notSorted: ['1 receiver'] });
  });

  it('are never changed in the report, and the sender sees nothing of it', async () => {
    const { id } = await twoRows.until('open');
    const before = [
      await viewContent(system.deps, await system.as(sender), id),
      await viewReport(system.deps, await system.as(sender), id),
    ];
    await life.sortRow(id, { row: 2, area: 'safety' });
    expect([
      await viewContent(system.deps, await system.as(sender), id),
      await viewReport(system.deps, await system.as(sender), id),
    ]).toEqual(before);
    expect(await refusal(viewIntake(system.deps, await system.as(sender), id))).toMatchObject({
      status: 403,
      details: { rule: 'intake.read' },
    });
  });

  it('are those there are: another is refused', async () => {
    const { id } = await twoRows.until('open');
    expect(await refusal(life.sortRow(id, { row: 3 }))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: '#/body/row', code: 'not-a-choice' }] },
    });
  });

  it('are shown in the words and the order of the municipality', async () => {
    const { id } = await twoRows.until('open');
    const { areas } = await seen(id);
    expect(areas.map(({ area }) => area)).toEqual(intakeAreas);
    expect(areas.map(({ text }) => text)).toContain('känslor och beteende');
  });

  it('are seen after the opening only', async () => {
    const { id } = await twoRows.send();
    expect(await refusal(seen(id))).toMatchObject({ status: 409, code: 'not-opened' });
  });
});

describe('what protects the child and what puts it at risk (routine §5.3)', () => {
  const levelsOf = async (id: string) =>
    (await seen(id)).levels.map(({ level, protective, risks }) => [
      level,
      protective.map(({ text }) => text),
      risks.map(({ text }) => text),
    ]);

  it('stand beside each other on each level, whichever was told first, and are not counted', async () => {
    const { id } = await life.until('open');
    await life.factor(id, { kind: 'risk', level: 'school', text: 'Ensam på rasterna.' });
    await life.factor(id, { kind: 'protective', level: 'school', text: 'Tycker om slöjden.' });
    await life.factor(id, { kind: 'risk', level: 'society', text: 'Bor långt från skolan.' });
    expect(await levelsOf(id)).toEqual([
      ['individual', [], []],
      ['family', [], []],
      ['school', ['Tycker om slöjden.'], ['Ensam på rasterna.']],
      ['surroundings', [], []],
      ['society', [], ['Bor långt från skolan.']],
    ]);
    const [first] = (await seen(id)).levels;
    expect(Object.keys(first ?? {})).toEqual(['level', 'protective', 'risks']);
  });

  it('are shown as they were corrected', async () => {
    const { id } = await life.until('open');
    const { id: corrects } = await life.factor(id, { level: 'family', text: 'Har en mormor.' });
    const record = {
      kind: 'protective',
      level: 'family',
      text: 'Har en farmor.',
      source: 'läraren',
    } as const;
    const correction = {
      kind: 'factorRecorded',
      corrects,
      reason: 'Fel släkting.',
      record,
    } as const;
    await correctRecord(system.deps, await system.as(leader), id, correction);
    expect((await levelsOf(id))[1]).toEqual(['family', ['Har en farmor.'], []]);
  });
});
