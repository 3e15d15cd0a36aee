import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { viewLateness } from '../../../services/desk/lateness.ts';
import { viewUnit } from '../../../services/desk/unit.ts';
import { viewWork } from '../../../services/desk/work.ts';
import { absent } from '../../helpers/absences.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { recordsOf } from '../../helpers/records.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

let system: TestSystem;
let life: Life;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  return () => system.close();
});

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';
const socialchef = 'socialchef.degerfors';
const unit = async (login: string) => viewUnit(system.deps, await system.as(login));
const late = async (login: string, page = 1) =>
  viewLateness(system.deps, await system.as(login), page);
const exactly = (count: number) => ({ count, more: false });

const more = (id: string, count: number): Promise<unknown> =>
  Promise.resolve(
    system.raw.raw(
      `insert into duty select (json_populate_record(d, json_build_object('id', gen_random_uuid()))).*
       from duty d, generate_series(1, ?) n where stream_id = ? and kind = 'assessProtection'`,
      [count, id],
    ),
  );

describe('the unit', () => {
  it('has a row for each who receives, with what she has in hand, and who is away', async () => {
    const { id } = await life.until('open');
    await life.assign(id, { login: officer });
    await life.until('assess');
    const row = async (login: string) =>
      (await unit(chief)).officers.find((one) => one.login === login);
    expect(await row(officer)).toMatchObject({
      name: 'Johan Prov',
      role: 'officer',
      absent: false,
      onDuty: true,
      openCases: exactly(1),
      // The assessment today; the decision is due in two weeks.
      dueThisWeek: exactly(1),
      late: exactly(0),
    });
    expect(await row(other)).toMatchObject({ openCases: exactly(0), dueThisWeek: exactly(0) });
    expect(await row(chief)).toMatchObject({ openCases: exactly(1), dueThisWeek: exactly(1) });
    await absent(system, officer, monday, addMinutes(monday, 60));
    expect(await row(officer)).toMatchObject({ absent: true, onDuty: false });
    const logins = (await unit(chief)).officers.map(({ login }) => login);
    expect(logins.toSorted()).toEqual([officer, other, chief, deputy].toSorted());
    expect(logins.at(-1)).toBe(officer);
    system.clock.set('2026-11-17T09:00:00.000Z');
    expect(await row(officer)).toMatchObject({ late: exactly(1), dueThisWeek: exactly(0) });
  });

  it('counts by the week that ends with its Sunday, where she works', async () => {
    const { id } = await life.until('open');
    await life.assign(id, { login: officer });
    // The decision is due as Monday the 30th ends.
    const soon = async (at: string) => {
      system.clock.set(at);
      return (await unit(chief)).officers.find((one) => one.login === officer)?.dueThisWeek;
    };
    expect(await soon('2026-11-29T22:59:00.000Z')).toEqual(exactly(0));
    expect(await soon('2026-11-29T23:00:00.000Z')).toEqual(exactly(1));
  });

  it('is what nobody has opened, nobody assessed, what is late and whom nobody works for', async () => {
    await life.send();
    const { id } = await life.until('open');
    await life.assign(id, { login: officer });
    await life.until('assess');
    expect((await unit(chief)).counters).toEqual({
      today: exactly(3),
      late: exactly(0),
      unopened: exactly(1),
      unassessed: exactly(2),
      unassigned: exactly(1),
    });
    system.clock.set('2026-11-17T09:00:00.000Z');
    const { counters } = await unit(deputy);
    const list = async (query: object) =>
      (await viewWork(system.deps, await system.as(deputy), { whose: 'unit', page: 1, ...query }))
        .total;
    expect(counters).toMatchObject({
      late: await list({ only: 'late' }),
      unopened: await list({ only: 'unopened' }),
      unassigned: await list({ only: 'unassigned' }),
      unassessed: await list({ kind: 'assessProtection' }),
    });
  });

  it('costs the same however much there is, and shows no case, so that no look is recorded', async () => {
    const { id } = await life.until('open');
    await life.assign(id, { login: officer });
    const statements = async () => {
      const call = await system.as(chief);
      return (await countStatements(() => viewUnit(system.deps, call))).statements.length;
    };
    const before = await statements();
    await more(id, 150);
    expect(await statements()).toBe(before);
    const { officers, counters } = await unit(chief);
    expect(counters.unassessed).toEqual({ count: 99, more: true });
    expect(officers.find(({ login }) => login === officer)?.dueThisWeek.more).toBe(true);
    const records = recordsOf(system);
    expect(await records.events(await records.personId(chief))).toEqual([]);
    expect(JSON.stringify([officers, counters])).not.toMatch(/ANM-|Kim/);
  });

  it('is the leaders’ to see, and counts nothing of another municipality', async () => {
    await life.until('assess');
    for (const login of [
      officer,
      socialchef,
      'granskare.degerfors',
      'forvaltare.degerfors',
      'rektor.degerfors',
    ]) {
      expect([login, (await refusal(unit(login))).status]).toEqual([login, 403]);
    }
    const elsewhere = await unit('ifochef.kinda');
    expect(Object.values(elsewhere.counters)).toEqual(Array.from({ length: 5 }, () => exactly(0)));
    expect(elsewhere.officers.every(({ openCases }) => openCases.count === 0)).toBe(true);
  });
});

describe('what is late, to the socialchef', () => {
  it('is of which kind, in which report, where and since when: no name, no child, not even whose', async () => {
    const { id, reference } = await life
      .saying({ send: privateReport({ siblings: { answer: 'no', list: [] } }) })
      .until('open');
    await life.assign(id, { login: officer });
    system.clock.set('2026-12-01T09:00:00.000Z');
    const view = await late(socialchef);
    expect(view.items).toEqual([
      {
        kind: 'assessProtection',
        reference,
        unit: expect.any(String),
        dueAt: '2026-11-16T23:00:00.000Z',
        rule: 'protectionAssessment',
        law: { act: 'SoL (2025:400)', section: '20 kap. 1 §' },
      },
      expect.objectContaining({ kind: 'decideOnInvestigation', reference }),
    ]);
    const shown = JSON.stringify(view);
    expect(shown).not.toMatch(
      /Johan|Prov|Ingemar|Påhittad|socialsekr|officer|[0-9a-f]{8}-[0-9a-f]{4}/,
    );
  });

  it('of somebody with protected identity is no more', async () => {
    const child = { ...sampleReport().child, protectedIdentity: 'yes' } as const;
    const { reference } = await life.send({ child, agencyKind: 'police' });
    system.clock.set('2026-11-17T09:00:00.000Z');
    const { items } = await late(socialchef);
    expect(items.map((item) => [item.kind, item.reference])).toEqual([
      ['assessProtection', reference],
      ['openReport', reference],
    ]);
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual([
      'dueAt',
      'kind',
      'law',
      'reference',
      'rule',
      'unit',
    ]);
  });

  it('has twenty a page, counted no further than 99, in as many statements', async () => {
    const { id } = await life.until('open');
    system.clock.set('2026-11-17T09:00:00.000Z');
    const statements = async () => {
      const call = await system.as(socialchef);
      return (await countStatements(() => viewLateness(system.deps, call, 1))).statements.length;
    };
    const before = await statements();
    await more(id, 120);
    expect(await statements()).toBe(before);
    expect(await late(socialchef)).toMatchObject({
      total: { count: 99, more: true },
      hasNextPage: true,
    });
    const last = await late(socialchef, 7);
    expect([last.items.length, last.hasNextPage]).toEqual([1, false]);
  });

  it('is hers and the leaders’, in their own municipality, and is recorded with what it showed', async () => {
    const { id } = await life.until('open');
    system.clock.set('2026-11-17T09:00:00.000Z');
    for (const login of [
      officer,
      'granskare.degerfors',
      'larare.degerfors',
      'rektor.degerfors',
      'forvaltare.degerfors',
    ]) {
      expect([login, (await refusal(late(login))).status]).toEqual([login, 403]);
    }
    expect(await late('socialchef.kinda')).toMatchObject({ items: [], total: exactly(0) });
    await late(socialchef);
    const records = recordsOf(system);
    const personId = await records.personId(socialchef);
    const subjects = await select(
      system.raw,
      `select report_id from audit_subject where stream_id = ?`,
      [personId],
    );
    expect(subjects).toEqual([{ report_id: id }]);
  });
});
