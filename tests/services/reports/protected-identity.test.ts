import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewMe } from '../../../services/people/me.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { listSituations, viewSituation } from '../../../services/situations/situation-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import { absent } from '../../helpers/absences.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { laddersOf, noSignatures } from '../../helpers/ladders.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { situationOf } from '../../helpers/stream-rows.ts';
import { toldIn } from '../../helpers/whole-history.ts';

const { system, life, records } = await stage();
const { deps, as, clock } = system;
const { advance, told } = laddersOf(system);
beforeEach(() => clock.set(monday));

const page = { limit: 100, offset: 0 };
const chief = 'ifochef.degerfors';
const inside = 'socialsekreterare1.degerfors';
const outside = 'socialsekreterare2.degerfors';

/** A report with words in every place, on a child whose identity is protected. */
const secret = (changes: Parameters<typeof privateReport>[0] = {}) =>
  privateReport({
    ...noSignatures,
    ...changes,
    child: { ...privateReport().child, protectedIdentity: 'yes' },
  });
const calm = { acute: { ...privateReport().acute, danger: 'no' } } as const;
const send = (changes: Parameters<typeof secret>[0] = calm) => life.send(secret(changes));
const list = async (login: string) => listReports(deps, await as(login), page);
const lineOf = async (login: string, id: string) =>
  (await list(login)).items.find((line) => line.id === id);

describe('to the others of the unit a report with protected identity is an envelope (routine §3.5)', () => {
  it('in a list: reference, arrival, kind of agency, acute, and what is due', async () => {
    const { id, reference } = await send();
    expect(await lineOf(outside, id)).toMatchObject({
      reference,
      receivedAt: monday,
      agencyKind: 'school',
      acute: false,
      status: 'received',
      protectedIdentity: true,
      mine: false,
      withheld: true,
      due: [
        { kind: 'openReport', dueAt: addMinutes(monday, 60) },
        { kind: 'assessProtection', dueAt: '2026-11-16T23:00:00.000Z' },
        { kind: 'decideOnInvestigation', dueAt: '2026-11-30T23:00:00.000Z' },
      ],
    });
  });

  it('and to those who may know a report like any other', async () => {
    const { id } = await send();
    for (const login of [inside, chief, 'bitrifochef.degerfors', 'socialchef.degerfors']) {
      const line = await lineOf(login, id);
      expect([login, line?.withheld, line?.due]).toEqual([login, false, null]);
    }
  });

  it('which is counted, found by its reference, and in its place among the others', async () => {
    const { id, reference } = await send();
    const whole = await list(chief);
    const seen = await list(outside);
    expect([seen.total, seen.items.map((line) => line.id)]).toEqual([
      whole.total,
      whole.items.map((line) => line.id),
    ]);
    const found = await listReports(deps, await as(outside), { ...page, reference });
    expect(found.items.map((line) => line.id)).toEqual([id]);
  });

  it('also page by page, each line on one page as on the leader’s', async () => {
    for (const changes of [calm, {}]) {
      await send(changes);
      await life.send(noSignatures);
    }
    const pages = async (login: string): Promise<readonly (readonly string[])[]> => {
      const found = [];
      for (let offset = 0; offset < 12; offset += 3) {
        const { items } = await listReports(deps, await as(login), { limit: 3, offset });
        found.push(items.map((line) => line.id));
      }
      return found;
    };
    expect(await pages(outside)).toEqual(await pages(chief));
  });

  it('of which the look stands in the report’s history, as of any in a list', async () => {
    const { id } = await send();
    const looks = async () =>
      select(system.raw, `select 1 from audit_subject where report_id = ?`, [id]);
    const before = (await looks()).length;
    await list(outside);
    expect(await looks()).toHaveLength(before + 1);
  });

  it('and below it nothing: not the report, its deeds nor its acute situation, which has no line at all', async () => {
    const { id } = await send({});
    const situationId = await situationOf(system, id);
    await life.as(chief).open(id);
    const call = await as(outside);
    expect(await refusal(viewReport(deps, call, id))).toEqual(hidden);
    expect(await refusal(life.as(outside).open(id))).toEqual(hidden);
    expect(await refusal(life.as(outside).openSituation(id))).toEqual(hidden);
    expect(await refusal(viewSituation(deps, call, situationId))).toEqual(hidden);
    const lines = (await listSituations(deps, call, page)).items;
    expect(lines.filter((line) => line.id === situationId)).toEqual([]);
  });

  it('unless her assignment lets her know of such reports', async () => {
    const { id } = await send({});
    const situationId = await situationOf(system, id);
    const call = await as(inside);
    expect(await viewReport(deps, call, id)).toMatchObject({ acuteSituationId: situationId });
    expect(await viewSituation(deps, call, situationId)).toMatchObject({
      reports: expect.arrayContaining([id]),
    });
  });
});

describe('its ladder', () => {
  it('rings in the group alone, and then at the socialchef', async () => {
    const { id } = await send();
    for (const minutes of [20, 40, 60]) await advance(id, addMinutes(monday, minutes));
    expect(await told(id, 'openReport')).toEqual([
      'bitrifochef 1',
      'socialsekreterare1 2',
      'socialchef 3',
    ]);
  });

  it('lets the officer of the group open it in her turn, and nobody of the others ever', async () => {
    const { id } = await send();
    clock.set(addMinutes(monday, 39));
    expect(await refusal(life.as(inside).open(id))).toMatchObject({ code: 'not-yet-yours' });
    clock.set(addMinutes(monday, 600));
    expect(await refusal(life.as(outside).open(id))).toEqual(hidden);
    expect(await life.as(inside).open(id)).toMatchObject({ report: { status: 'opened' } });
  });

  it('tells of what the holder has to do somebody else of the group when the holder is away', async () => {
    const { id } = await send();
    await life.as(chief).open(id);
    await life.as(chief).assign(id, { login: inside });
    const back = await absent(system, inside, monday, '2026-11-17T09:00:00.000Z');
    await advance(id, '2026-11-16T16:00:00.000Z');
    expect(await told(id, 'assessProtection')).toEqual([]);
    await advance(id, '2026-11-16T23:00:00.000Z');
    expect(await told(id, 'assessProtection')).toEqual(['ifochef 2']);
    await back();
  });

  it('does not ring at a holder who may no longer know', async () => {
    const { id } = await send();
    await life.as(chief).open(id);
    await life.as(chief).assign(id, { login: inside });
    const knows = (may: boolean) =>
      system.raw.raw(
        `update assignment set need_to_know = ? where person_id = (select id from person where subject = ?)`,
        [may, inside],
      );
    await knows(false);
    expect(await refusal(viewReport(deps, await as(inside), id))).toEqual(hidden);
    await advance(id, '2026-11-16T16:00:00.000Z');
    expect(await told(id, 'assessProtection')).toEqual([]);
    await knows(true);
  });
});

describe('the case', () => {
  it('is given to nobody outside the group (422)', async () => {
    const { id } = await send();
    await life.as(chief).open(id);
    expect(await refusal(life.as(chief).assign(id, { login: outside }))).toEqual({
      status: 422,
      code: 'officer-outside',
      details: { errors: [{ pointer: '#/body/login', code: 'officer-outside' }] },
    });
    expect(await life.as(chief).assign(id, { login: inside })).toHaveProperty('id');
    expect(await life.as(inside).assess(id)).toMatchObject({ report: { status: 'assessed' } });
  });

  it('is known before to an officer outside, who is not told by which report', async () => {
    const identity = { kind: 'personnummer', value: '20130207-2390' } as const;
    const child = { ...privateReport().child, identity, protectedIdentity: 'yes' } as const;
    await life.send(privateReport({ ...noSignatures, ...calm, child }));
    const later = await life.send({
      ...noSignatures,
      child: { ...child, protectedIdentity: 'no' },
    });
    clock.advance({ minutes: 50 });
    await life.as(outside).open(later.id);
    await life.as(outside).register(later.id);
    const [fact] = await viewFacts(deps, await as(outside), later.id, ['caseRegistered']);
    expect(fact?.record).toMatchObject({
      sameChild: [],
      found: { child: { answer: 'known', reports: [] } },
    });
  });

  it('keeps its history for the auditor', async () => {
    const { id } = await send();
    const auditor = await as('granskare.degerfors');
    const history = await toldIn(viewHistory(deps, auditor, id));
    expect(history.map(({ kind }) => kind)).toContain('reportSent');
  });
});

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.length > 4 ? [value] : [];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(wordsIn);
};

describe('nothing that tells who the child is or where', () => {
  const content = secret({});
  const telling = [
    ...wordsIn(content.child),
    ...wordsIn(content.siblings),
    ...wordsIn(content.guardians),
    ...wordsIn(content.childNow),
    // The school that wrote.
    'Exempelskolan i Degerfors',
  ].filter(
    (word) => !['personnummer', 'unknown', 'svenska', 'parent', 'notAnswered'].includes(word),
  );

  it('stands in any list, notice or line of the receiver’s', async () => {
    expect(telling.length).toBeGreaterThan(10);
    const { id } = await send({});
    for (const minutes of [5, 10, 15]) await advance(id, addMinutes(monday, minutes));
    const logins = [chief, inside, outside, 'socialchef.degerfors', 'granskare.degerfors'];
    for (const login of logins) {
      const call = await as(login);
      const shown = JSON.stringify([
        await list(login),
        await listDuties(deps, call, page),
        await listSituations(deps, call, page),
        await viewMe(deps, call),
      ]);
      expect([login, telling.filter((word) => shown.includes(word))]).toEqual([login, []]);
    }
  });

  it('is what the socialchef or an auditor reads of an acute situation', async () => {
    const { id } = await send({});
    await life.as(chief).open(id);
    const situationId = await situationOf(system, id);
    const place = { reportId: id, situationId };
    await life.as(chief).planFollowUp(place, {
      invited: [{ function: 'rektor', name: 'Rektor vid Exempelskolan i Degerfors' }],
    });
    const read = async (login: string) => viewSituation(deps, await as(login), situationId);
    for (const login of ['socialchef.degerfors', 'granskare.degerfors']) {
      expect(await read(login)).toMatchObject({ school: null, meetings: [{ record: null }] });
    }
    expect(await read(chief)).toMatchObject({ school: 'Exempelskolan i Degerfors' });
  });

  it('stands in the name of a file or in an event of the trail', async () => {
    const { id, reference } = await send();
    const order = { streamId: id, kind: 'receipt', step: 'receipt', about: null } as const;
    await keepLetter(system.workerDeps, order, { bytes: Buffer.from('%PDF'), at: monday });
    const file = await viewLetter(deps, await as('larare.degerfors'), id, 'receipt');
    expect(file.fileName).toBe(`${reference}-receipt.pdf`);
    const trail = JSON.stringify(await records.events(id));
    expect(telling.filter((word) => trail.includes(word))).toEqual([]);
  });
});
