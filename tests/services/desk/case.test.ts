import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { wordsOnTheWay, type DeedName } from '../../helpers/living.ts';
import { viewCase, type CaseView, type OpenCaseView } from '../../../services/desk/case.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { carryAll, atvidaberg } from '../../helpers/forwarding.ts';
import { laddersOf } from '../../helpers/ladders.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { rowsRead } from '../../helpers/rows-read.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { situationOf } from '../../helpers/stream-rows.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { toldIn } from '../../helpers/whole-history.ts';

const { system, life, records } = await stage();
const { deps, as, clock } = system;
const { advance } = laddersOf(system);
beforeEach(() => clock.set(monday));

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const holder = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';

const seen = async (login: string, id: string): Promise<CaseView> =>
  viewCase(deps, await as(login), id);
const open = async (login: string, id: string): Promise<OpenCaseView> => {
  const view = await seen(login, id);
  if (view.is !== 'open') throw new Error('this is an envelope');
  return view;
};
const until = async (...names: readonly DeedName[]) => (await life.until(...names)).id;
const kindsOf = ({ duties }: CaseView) => [duties.now, ...duties.later].map((duty) => duty?.kind);

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.length > 4 ? [value] : [];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(wordsIn);
};

describe('before somebody has opened it', () => {
  it('a report is an envelope, with no word of what it says, to everybody who may open it', async () => {
    const report = privateReport();
    const { id, reference } = await life.send(report);
    await life.supplement(id);
    const words = [report, ...wordsOnTheWay()].flatMap(wordsIn);
    const telling = [...words.filter((word) => / /.test(word)), 'Ingemar', 'Alfhild', 'Torbjörn'];
    expect(telling.length).toBeGreaterThan(60);
    for (const login of [chief, deputy, holder, other]) {
      const view = await seen(login, id);
      expect(view).toMatchObject({ is: 'envelope', acute: 'stated', summary: { reference } });
      const shown = JSON.stringify(view);
      expect([login, telling.filter((word) => shown.includes(word))]).toEqual([login, []]);
      expect(Object.keys(view).toSorted()).toEqual([
        'acute',
        'duties',
        'etag',
        'is',
        'possible',
        'summary',
      ]);
    }
  });

  it('a look is one of the overview, and after it one of what the report says', async () => {
    const { id } = await life.send();
    const looks = async () =>
      (await records.events(id)).filter(
        ({ kind }) => kind === 'reportRead' || kind === 'contentRead',
      );
    await seen(chief, id);
    await life.open(id);
    await seen(chief, id);
    expect((await looks()).map(({ kind, purpose, lane }) => [kind, purpose, lane])).toEqual([
      ['reportRead', 'report.read: case', 'receiver'],
      ['contentRead', 'report.read: case', 'receiver'],
    ]);
  });
});

describe('who sees a case', () => {
  it('is those at intake of its municipality, and nobody else', async () => {
    const id = await until('assess');
    for (const login of ['ifochef.kinda', 'socialsekreterare1.kinda', 'larare.kinda']) {
      expect([login, await refusal(seen(login, id))]).toEqual([login, hidden]);
    }
    for (const login of [
      'socialchef.degerfors',
      'granskare.degerfors',
      'larare.degerfors',
      'rektor.degerfors',
    ]) {
      expect([login, (await refusal(seen(login, id))).status]).toEqual([login, 403]);
    }
  });

  it('is not whoever may not know of somebody with protected identity', async () => {
    const child = { ...sampleReport().child, protectedIdentity: 'yes' } as const;
    const { id } = await life.saying({ send: { child } }).until('open');
    expect(await refusal(seen(other, id))).toEqual(hidden);
    expect(await open(holder, id)).toMatchObject({ summary: { protectedIdentity: true } });
  });
});

describe('what there is to do', () => {
  it('is in the order of work, the first of it now, by when and by which rule', async () => {
    const id = await until('assess', 'supplement', 'assign');
    const { duties } = await open(holder, id);
    expect(duties.now).toMatchObject({ kind: 'readSupplement', mine: true, overdue: false });
    expect(duties.later.map(({ kind, law }) => [kind, law?.section])).toEqual([
      ['proposeMeetingTimes', '19 kap. 5 §'],
      ['decideOnInvestigation', '20 kap. 2 §'],
      ['holdJointMeeting', '19 kap. 5 §'],
    ]);
    clock.set('2026-12-01T09:00:00.000Z');
    expect(kindsOf(await open(holder, id))).toEqual([
      'decideOnInvestigation',
      'readSupplement',
      'proposeMeetingTimes',
      'holdJointMeeting',
    ]);
  });

  it('is the holder’s and the leaders’, and to another officer what Johan has to do', async () => {
    const id = await until('open', 'assign');
    for (const login of [holder, chief, deputy]) {
      expect(kindsOf(await open(login, id))).toEqual(['assessProtection', 'decideOnInvestigation']);
    }
    const view = await open(other, id);
    expect(view.owner?.name).toBe('Johan Prov');
    expect([view.duties.now, view.duties.later]).toEqual([null, []]);
    expect(view.duties.awaited.slice(0, 2)).toMatchObject([
      { is: 'duty', duty: { kind: 'assessProtection' }, by: 'Johan Prov' },
      { is: 'duty', duty: { kind: 'decideOnInvestigation' }, by: 'Johan Prov' },
    ]);
  });

  it('is awaited of the leader when the officer has proposed a decision', async () => {
    const id = await until('assess', 'assign');
    await life.as(holder).proposeDecision(id);
    const { duties } = await open(holder, id);
    expect(duties.awaited).toContainEqual(
      expect.objectContaining({
        is: 'duty',
        by: null,
        duty: expect.objectContaining({ kind: 'decideOnInvestigation', ownerRole: 'ifoChef' }),
      }),
    );
    expect(kindsOf(await open(chief, id))).toContain('decideOnInvestigation');
  });

  it('is awaited of others by when their own duty says, which is not shown to the receiver', async () => {
    const id = await until('open');
    const due = async (kind: string, role?: string) =>
      (await records.dutyOf(id, kind, role)).due_at.toISOString();
    const awaited = async () =>
      (await open(chief, id)).duties.awaited.flatMap((one) =>
        one.is === 'signature' ? [[one.role, one.dueAt]] : [],
      );
    expect(await awaited()).toEqual([
      ['rektor', await due('coSign', 'rektor')],
      ['skolskoterska', await due('coSign', 'skolskoterska')],
      ['kurator', await due('coSign', 'kurator')],
    ]);
    await life.as('rektor.degerfors').sign(id);
    await life.as('kurator.degerfors').decline(id);
    expect((await awaited()).map(([role]) => role)).toEqual(['skolskoterska']);
    for (const at of [
      '2026-11-17T23:00:00.000Z',
      '2026-11-19T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ]) {
      await advance(id, at);
    }
    expect((await open(chief, id)).signatures).toContainEqual(
      expect.objectContaining({ role: 'skolskoterska', state: 'missing' }),
    );
    expect(await awaited()).toEqual([]);
  });

  it('and of a signature that the nurse asks for later, from when she asks', async () => {
    const { id } = await life.as('skolskoterska.degerfors').send();
    clock.set('2026-11-18T09:00:00.000Z');
    await life.as('skolskoterska.degerfors').askSignature(id);
    await life.open(id);
    const { due_at } = await records.dutyOf(id, 'coSign', 'rektor');
    expect((await open(chief, id)).duties.awaited).toEqual([
      { is: 'signature', role: 'rektor', dueAt: due_at.toISOString() },
    ]);
  });

  it('is awaited of whoever called, in writing, until she has written or it is waived', async () => {
    const { toldId = '' } = await life.do({}, 'takeCall');
    const { due_at } = await records.dutyOf(toldId, 'sendWrittenReport');
    const view = await open(chief, toldId);
    expect(view.registeredAt).toBe(monday);
    expect(view.duties.awaited).toEqual([{ is: 'writtenReport', dueAt: due_at.toISOString() }]);
    const written = await life.as('larare.degerfors').confirm({ toldId });
    const after = await open(chief, toldId);
    expect(after.duties.awaited).toEqual([]);
    expect(after.supplements.items).toMatchObject([
      { is: 'writtenReport', writtenId: written?.id },
    ]);
    expect(await open(chief, written?.id ?? '')).toMatchObject({ confirmsId: toldId });
  });

  it('is awaited of the municipality that a report is on its way to', async () => {
    const { id } = await life.saying({ findWhereabouts: atvidaberg }).until('forward');
    expect((await open(chief, id)).duties.awaited).toContainEqual({
      is: 'municipality',
      since: monday,
    });
    await carryAll(system);
  });
});

describe('whom one may contact', () => {
  const contacts = async (id: string) => (await open(chief, id)).content.contacts;

  it('is, before the assessment, the reporter with those who sign, and the child', async () => {
    expect(await contacts(await until('open'))).toEqual({
      reporter: null,
      coSigner: null,
      guardian: 'assessment-first',
      child: null,
      school: 'phase-lock',
      other: 'phase-lock',
    });
  });

  it('is the guardians after it, the school with consent, and others when an investigation is open', async () => {
    const id = await until('assess', 'consentToShare');
    expect(await contacts(id)).toMatchObject({
      guardian: null,
      school: null,
      other: 'phase-lock',
    });
    await life.do(id, 'waive', 'decide');
    expect(new Set(Object.values(await contacts(id)))).toEqual(new Set([null]));
  });

  it('is never the guardians in protected contact, and no number of theirs is shown', async () => {
    const worry = { ...privateReport().worry, kinds: ['honour'] } as const;
    const locked = await life
      .saying({ send: privateReport({ worry, siblings: { answer: 'no', list: [] } }) })
      .until('assess');
    const view = await open(chief, locked.id);
    expect(view.summary.protectedContact).toBe(true);
    expect(view.content.guardians).toMatchObject([
      { place: 'guardian1', givenName: 'Torbjörn', phone: null, refusal: 'protected-contact' },
    ]);
    expect(JSON.stringify(view)).not.toContain('070-174 06 89');
    await life.as(chief).contact(locked.id);
    const { id } = await life
      .saying({ send: privateReport({ siblings: { answer: 'no', list: [] } }) })
      .until('assess');
    expect((await open(chief, id)).content.guardians).toMatchObject([
      { phone: '070-174 06 89', refusal: null },
    ]);
  });
});

describe('the important of what it says', () => {
  it('is the child with her age, the danger, where she is, who is suspected, what happened, and the family', async () => {
    const report = privateReport();
    const { id } = await life.saying({ send: report }).until('open');
    const { content, warnings } = await open(chief, id);
    expect(content).toMatchObject({
      child: { givenName: 'Ingemar', familyName: 'Påhittadsson-Exempel', age: 10 },
      acute: report.acute,
      childNow: report.childNow,
      events: report.events,
      worry: { kinds: report.worry.kinds, suspected: report.worry.suspected },
      siblings: [{ givenName: 'Alfhild', familyName: 'Påhittadsson-Exempel' }],
    });
    // Where she lives, and her number, are not asked for on this page.
    const shown = JSON.stringify(content);
    for (const word of ['Påhittagränden 17', '20160706-2385', '20180201-2391']) {
      expect([word, shown.includes(word)]).toEqual([word, false]);
    }
    expect(warnings).toEqual([]);
    expect((await open(chief, id)).acuteSituationId).toBe(await situationOf(system, id));
  });

  it('warns of somebody of age, and of a need that nothing was done about', async () => {
    const child = { ...sampleReport().child, identity: null, birthDate: '2008-11-16' };
    const { id } = await life
      .saying({ send: { child }, assess: { immediateNeed: 'yes', violence: 'byCloseRelation' } })
      .until('assess');
    expect(await open(chief, id)).toMatchObject({
      summary: { youngPerson: true },
      warnings: ['noReportingDuty', 'noAcuteMeasure'],
      decision: { byLeaderAlone: false, needsOverride: true },
    });
  });
});

describe('the records beside it', () => {
  it('are what is known of the child and each sibling, when it was searched for', async () => {
    const identity = { kind: 'personnummer', value: '20130305-2383' } as const;
    const child = { ...sampleReport().child, identity, givenName: 'Tindra', birthDate: null };
    const first = await life.send({ child });
    const { id } = await life.saying({ send: { child } }).until('open');
    expect((await open(chief, id)).knownBefore).toBeNull();
    await life.register(id);
    const known = { id: first.id, reference: first.reference, receivedAt: monday };
    const view = await open(chief, id);
    expect(view.knownBefore).toEqual({
      child: { answer: 'known', reports: [known] },
      siblings: [],
    });
    expect(view.counts.links).toBe(1);
  });

  it('are not a report that the reader may not know of', async () => {
    const identity = { kind: 'personnummer', value: '20140425-2395' } as const;
    const child = { ...sampleReport().child, identity, birthDate: null };
    const secret = await life.send({ child: { ...child, protectedIdentity: 'yes' } });
    const { id } = await life.saying({ send: { child } }).until('open', 'register');
    expect((await open(chief, id)).knownBefore?.child.reports).toMatchObject([{ id: secret.id }]);
    const view = await open(other, id);
    expect(view.knownBefore?.child).toEqual({ answer: 'known', reports: [] });
    expect(JSON.stringify(view)).not.toContain(secret.id);
    expect(view.counts.links).toBe(0);
  });

  it('are supplements, read or not, meetings, signatures and what goes on already', async () => {
    const at = await life.until('readSupplement', 'hold', 'sign');
    await life.supplement(at.id);
    const view = await open(chief, at.id);
    expect(view.supplements).toMatchObject({
      total: 2,
      items: [{ readAt: null }, { id: at.supplementId, readAt: monday }],
    });
    expect(view.meetings).toMatchObject([
      { id: at.meetingId, state: 'held', goesOn: false, hasMinutes: false },
    ]);
    expect(view.signatures.filter(({ state }) => state === 'signed')).toHaveLength(2);
    expect(view.ongoing).toBeNull();
    expect((await open(chief, await until('cover'))).ongoing).toMatchObject({ at: monday });
  });

  it('are as many events of the history as she would read', async () => {
    const id = await until('supplement', 'assess', 'register');
    await seen(holder, id);
    const { counts } = await open(chief, id);
    const told = await toldIn(viewHistory(deps, await as(chief), id));
    // The look itself came after what it shows.
    expect(counts.history).toBe(told.length - 1);
  });

  it('can be acted on by the number of what was seen', async () => {
    const id = await until('open');
    const { etag } = await open(chief, id);
    await life.note(id);
    expect(await refusal(life.as(await as(chief, { expected: etag })).assess(id))).toMatchObject({
      code: 'changed-since',
    });
    const now = (await open(chief, id)).etag;
    await life.as(await as(chief, { expected: now })).assess(id);
  });
});

describe('a case that has grown', () => {
  /** As though they had been added one by one. */
  const addMany = async (id: string, kinds: string[], count: number): Promise<void> => {
    await system.raw.raw(
      `insert into fact select (json_populate_record(f, json_build_object(
         'id', gen_random_uuid(), 'seq', 10000 + n, 'corrects', null))).*
       from fact f, generate_series(1, ?) n where stream_id = ? and kind = any(?)`,
      [count, id, kinds],
    );
  };

  it('is read in as many statements and few rows', async () => {
    const id = await until('supplement', 'register', 'contact', 'note', 'assess');
    const measured = async () => {
      const call = await as(chief);
      let rows = 0;
      const { statements } = await countStatements(async () => {
        rows = await rowsRead(deps.db, () => viewCase(deps, call, id));
      });
      return { statements: statements.length, rows };
    };
    const before = await measured();
    await addMany(id, ['supplementAdded', 'contactRecorded', 'intakeNoteTaken'], 300);
    const after = await measured();
    expect(after.statements).toBe(before.statements);
    expect(after.rows).toBeLessThan(before.rows + 60);
    expect((await open(chief, id)).supplements).toMatchObject({ total: 301 });
    expect((await open(chief, id)).supplements.items).toHaveLength(50);
  });

  it('has no more round trips than a page can wait for', async () => {
    const id = await until('assess', 'register');
    const call = await as(chief);
    const { roundTrips, statements } = await countStatements(() => viewCase(deps, call, id));
    expect(roundTrips).toBeLessThanOrEqual(7);
    expect(statements.length).toBeLessThanOrEqual(26);
  });
});

it('is not there without its key, nor under another id', async () => {
  expect(await refusal(seen(chief, randomUUID()))).toEqual(hidden);
});
