import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes, endOfDay, localDate } from '../../../domain/calendar/time.ts';
import { inWorkOrder } from '../../../domain/duties/work-order.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import {
  viewWork,
  workPageSize,
  type WorkQuery,
  type WorkView,
} from '../../../services/desk/work.ts';
import { absent } from '../../helpers/absences.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

let system: TestSystem;
let life: Life;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  records = recordsOf(system);
  return () => system.close();
});

const chief = 'ifochef.degerfors';
const deputy = 'bitrifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';

const work = async (login: string, query: Partial<WorkQuery> = {}): Promise<WorkView> =>
  viewWork(system.deps, await system.as(login), { whose: 'mine', page: 1, ...query });
const kindsIn = (view: WorkView): readonly DutyKind[] => view.cards.map(({ duty }) => duty.kind);
const cardOf = (view: WorkView, id: string, kind?: DutyKind) =>
  view.cards.find(
    ({ stream, duty }) => stream.id === id && (kind === undefined || duty.kind === kind),
  );
const cardsOf = (view: WorkView, id: string): readonly DutyKind[] =>
  view.cards.filter(({ stream }) => stream.id === id).map(({ duty }) => duty.kind);
const exactly = (count: number) => ({ count, more: false });

/** What is acute by its reporter’s word, or because she did not know. */
const acute = (danger: 'yes' | 'unknown' | 'notAnswered') => ({
  acute: { ...sampleReport().acute, danger },
});
const held = async (by: string = officer) => {
  const { id } = await life.until('open');
  await life.assign(id, { login: by });
  return id;
};

describe('the order of work', () => {
  it('has acute reports that nobody has opened first, then what is late, legal before other, then by due date', async () => {
    await life.until('assess');
    system.clock.advance({ minutes: 60 * 24 * 6 });
    await held();
    await life.saying({ send: { ...acute('yes') } }).until('open', 'supplement');
    system.clock.advance({ minutes: 60 * 30 });
    await life.send(acute('yes'));
    await life.send();
    await life.until('assess', 'supplement');
    system.clock.advance({ minutes: 20 });
    await life.send(acute('unknown'));
    const rows = await select<{ id: string; kind: DutyKind; acute: boolean; due_at: Date }>(
      system.raw,
      `select id, kind, acute, due_at from duty where state = 'open' and side = 'receiver'`,
    );
    const all = rows.map((row) => ({ ...row, dueAt: row.due_at.toISOString() }));
    const ordered = inWorkOrder(
      all.toSorted((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1)),
      system.clock.now(),
    );
    expect(ordered.length).toBeGreaterThan(workPageSize);
    const shown = [];
    for (const page of [1, 2, 3]) {
      const { cards, hasNextPage } = await work(chief, { whose: 'unit', page });
      shown.push(...cards.map(({ duty }) => duty.id));
      expect(hasNextPage).toBe(ordered.length > page * workPageSize);
    }
    expect(shown).toEqual(ordered.map(({ id }) => id));
  });

  it('is that of what is hers as well', async () => {
    const late = await held();
    system.clock.advance({ minutes: 60 * 24 * 2 });
    const acuteOne = await life.send(acute('yes'));
    const fresh = await held();
    const shown = (await work(officer)).cards.map(({ stream, duty }) => [stream.id, duty.kind]);
    expect(shown).toEqual([
      [acuteOne.id, 'openReport'],
      [late, 'assessProtection'],
      [fresh, 'assessProtection'],
      [late, 'decideOnInvestigation'],
      [fresh, 'decideOnInvestigation'],
    ]);
  });
});

describe('what is hers', () => {
  it('of an officer is what was given to her and what any officer may take, besides what nobody has opened', async () => {
    const mine = await held();
    const others = await held(other);
    const unopened = await life.send();
    const question = await life.ask('');
    const view = await work(officer);
    expect(cardsOf(view, mine)).toEqual(['assessProtection', 'decideOnInvestigation']);
    expect(cardsOf(view, others)).toEqual([]);
    expect(cardsOf(view, unopened.id)).toEqual(['openReport']);
    expect(cardOf(view, question?.id ?? '')).toMatchObject({
      duty: { kind: 'answerConsultation', mine: false },
      stream: { kind: 'consultation' },
      report: null,
    });
    expect(cardOf(view, mine)).toMatchObject({ duty: { mine: true, ownerRole: 'officer' } });
  });

  it('of a leader is what is owed while nobody holds it, what she holds, and her function’s own', async () => {
    const { id } = await life.send();
    const own = await life.until('open');
    const others = await held();
    const { id: urgent } = await life.saying({ send: acute('yes') }).until('open');
    for (const login of [chief, deputy]) {
      const view = await work(login);
      expect(cardsOf(view, id).toSorted()).toEqual([
        'assessProtection',
        'decideOnInvestigation',
        'openReport',
      ]);
      expect(cardsOf(view, own.id)).toHaveLength(login === chief ? 2 : 0);
      expect(cardsOf(view, others)).toEqual([]);
      expect(view.cards.filter(({ duty }) => duty.kind === 'holdFollowUpMeeting')).toMatchObject([
        { stream: { kind: 'acuteSituation' }, report: null },
      ]);
      expect(cardsOf(view, urgent)).toHaveLength(login === chief ? 2 : 0);
    }
  });

  it('goes to the leader with the officer’s proposal, and is the officer’s no longer', async () => {
    const id = await held();
    await life.as(officer).assess(id);
    expect(cardsOf(await work(officer), id)).toContain('decideOnInvestigation');
    expect(cardsOf(await work(chief), id)).toEqual([]);
    await life.as(officer).proposeDecision(id);
    expect(cardsOf(await work(officer), id)).not.toContain('decideOnInvestigation');
    for (const login of [chief, deputy]) {
      expect(cardOf(await work(login), id)).toMatchObject({
        duty: { kind: 'decideOnInvestigation', ownerRole: 'ifoChef', mine: false },
        report: { child: { givenName: 'Kim' } },
      });
    }
  });

  it('is one card although it is given to her and also her function’s', async () => {
    const { id } = await life.until('open');
    await system.raw.raw(
      `insert into duty select (json_populate_record(d, json_build_object(
         'id', gen_random_uuid(), 'kind', 'reassign', 'owner_role', 'ifoChef'))).*
       from duty d where stream_id = ? and kind = 'decideOnInvestigation'`,
      [id],
    );
    expect(cardsOf(await work(chief), id).filter((kind) => kind === 'reassign')).toHaveLength(1);
    expect(cardsOf(await work(deputy), id)).toEqual(['reassign']);
    expect((await work(deputy)).total).toEqual(exactly(1));
  });

  it('of the house is shown to leaders, and to no officer', async () => {
    const { id } = await life.until('open');
    await system.raw.raw(
      `insert into duty select (json_populate_record(d, json_build_object(
         'id', gen_random_uuid(), 'kind', 'explainDifference', 'owner_role', 'ifoChef',
         'assignee_id', null))).*
       from duty d where stream_id = ? and kind = 'decideOnInvestigation'`,
      [id],
    );
    expect(kindsIn(await work(chief, { whose: 'unit' }))).toContain('explainDifference');
    expect(kindsIn(await work(officer, { whose: 'unit' }))).not.toContain('explainDifference');
  });
});

describe('a report that nobody has opened', () => {
  it('is not yet hers until her rung has come or everybody before her is away', async () => {
    const { id } = await life.send();
    const notYet = async (login: string) =>
      cardOf(await work(login), id, 'openReport')?.duty.notYet;
    expect(await notYet(chief)).toBeNull();
    expect(await notYet(deputy)).toEqual({ from: addMinutes(monday, 20), waitsFor: ['ifoChef'] });
    expect(await notYet(officer)).toEqual({
      from: addMinutes(monday, 40),
      waitsFor: ['ifoChef', 'deputyIfoChef'],
    });
    const back = await absent(system, chief, monday, endOfDay(localDate(monday)));
    expect(await notYet(deputy)).toBeNull();
    expect(await notYet(officer)).toMatchObject({ waitsFor: ['deputyIfoChef'] });
    await back();
    system.clock.set(addMinutes(monday, 40));
    expect(await notYet(officer)).toBeNull();
    await expect(life.as(officer).open(id)).resolves.toHaveProperty('id');
  });

  it('tells nothing of its content: no child, but whether it is acute, and by whose word', async () => {
    const yes = await life.send({ ...privateReport({ ...acute('yes') }), siblings: none });
    const unsure = await life.send(acute('unknown'));
    const silent = await life.send(acute('notAnswered'));
    const calm = await life.send();
    const view = await work(chief);
    const acuteness = [yes, unsure, silent, calm].map(
      ({ id }) => cardOf(view, id, 'openReport')?.report?.acute,
    );
    expect(acuteness).toEqual(['stated', 'treatedAs', 'treatedAs', 'no']);
    for (const { report } of view.cards) {
      expect(report?.isOpened === false && report.child).not.toBeTruthy();
    }
    expect(JSON.stringify(view)).not.toMatch(/Ingemar|Påhittad|Kim/);
  });

  const none = { answer: 'no', list: [] } as const;

  it('opened, names the child with her age on the local date, to whoever may read it', async () => {
    const { id } = await life.until('open');
    const child = { givenName: 'Kim', familyName: 'Påhittad', age: 11, unborn: false };
    for (const login of [chief, officer, other]) {
      expect(cardOf(await work(login, { whose: 'unit' }), id)?.report).toMatchObject({
        isOpened: true,
        child,
        holder: expect.stringContaining(' '),
      });
    }
    // Her birthday begins at midnight where she lives, an hour before it does by UTC.
    system.clock.set('2027-02-17T22:59:00.000Z');
    expect(cardOf(await work(chief), id)?.report?.child?.age).toBe(11);
    system.clock.set('2027-02-17T23:00:00.000Z');
    expect(cardOf(await work(chief), id)?.report?.child?.age).toBe(12);
  });

  it('names nobody of whom it does not tell', async () => {
    const child = { ...sampleReport().child, givenName: 'unknown', familyName: null };
    const nobody = { ...child, identity: null, birthDate: null };
    const { id } = await life.saying({ send: { child: nobody } }).until('open');
    expect(cardOf(await work(chief), id)?.report?.child).toEqual({
      givenName: null,
      familyName: null,
      age: null,
      unborn: false,
    });
  });
});

describe('a report on somebody with protected identity (routine §3.5)', () => {
  const secret = { child: { ...privateReport().child, protectedIdentity: 'yes' } } as const;

  it('is a card without name to the others of the unit, among all that the unit owes', async () => {
    const calm = { acute: sampleReport().acute, siblings: { answer: 'no', list: [] } } as const;
    const sent = privateReport({ ...secret, ...calm });
    const { id, reference } = await life.saying({ send: sent }).until('open');
    const view = await work(other, { whose: 'unit' });
    expect(cardOf(view, id)).toMatchObject({
      duty: { kind: 'assessProtection', ownerRole: null, mine: false, notYet: null },
      stream: { kind: 'report', id },
      report: {
        reference,
        acute: 'no',
        protectedIdentity: true,
        isOpened: true,
        withheld: true,
        child: null,
        holder: null,
      },
    });
    expect(JSON.stringify(view)).not.toMatch(/Ingemar|Påhittad/);
    expect(view.total).toEqual((await work(chief, { whose: 'unit' })).total);
  });

  it('is nothing of theirs to do, nor to open', async () => {
    const { id } = await life.send(privateReport(secret));
    const view = await work(other);
    expect([cardsOf(view, id), view.counters.unopened]).toEqual([[], exactly(0)]);
    const unopened = await work(other, { whose: 'unit', only: 'unopened' });
    expect(cardOf(unopened, id)).toMatchObject({ report: { withheld: true } });
    expect((await work(officer)).counters.unopened).toEqual(exactly(2));
  });

  it('is named to those who may know', async () => {
    const { id } = await life.saying({ send: privateReport(secret) }).until('open');
    for (const login of [chief, deputy, officer]) {
      expect(cardOf(await work(login, { whose: 'unit' }), id)?.report).toMatchObject({
        withheld: false,
        protectedIdentity: true,
        child: { givenName: 'Ingemar', age: 10 },
      });
    }
  });
});

describe('nobody else has such a list', () => {
  it.each([
    'socialchef.degerfors',
    'granskare.degerfors',
    'forvaltare.degerfors',
    'larare.degerfors',
    'rektor.degerfors',
    'steget.degerfors',
    'skolsystem.degerfors',
  ])('%s is refused', async (login) => {
    await life.until('open');
    for (const whose of ['mine', 'unit'] as const) {
      expect(await refusal(work(login, { whose }))).toMatchObject({ status: 403 });
    }
  });

  it('and another municipality sees and counts nothing of it', async () => {
    await life.until('assess');
    await life.send(acute('yes'));
    for (const login of ['ifochef.kinda', 'socialsekreterare1.kinda']) {
      for (const whose of ['mine', 'unit'] as const) {
        expect(await work(login, { whose })).toEqual({
          cards: [],
          page: 1,
          total: exactly(0),
          hasNextPage: false,
          counters: {
            today: exactly(0),
            late: exactly(0),
            unopened: exactly(0),
            unassigned: exactly(0),
          },
          next: null,
        });
      }
    }
  });
});

describe('the list narrowed', () => {
  it('has what is due today, what is late, what nobody has opened, and one kind', async () => {
    const late = await held();
    system.clock.advance({ minutes: 60 * 24 });
    const today = await held();
    const { id } = await life.send();
    const shown = async (query: Partial<WorkQuery>) => {
      const { cards, total } = await work(officer, query);
      expect(total).toEqual(exactly(cards.length));
      return cards.map(({ stream, duty }) => [stream.id, duty.kind]);
    };
    expect(await shown({ only: 'late' })).toEqual([[late, 'assessProtection']]);
    expect(await shown({ only: 'today' })).toEqual([
      [id, 'openReport'],
      [today, 'assessProtection'],
    ]);
    expect(await shown({ only: 'unopened' })).toEqual([[id, 'openReport']]);
    expect(await shown({ kind: 'decideOnInvestigation' })).toEqual([
      [late, 'decideOnInvestigation'],
      [today, 'decideOnInvestigation'],
    ]);
    expect(await shown({ kind: 'assessProtection', only: 'late' })).toEqual([
      [late, 'assessProtection'],
    ]);
    expect(await shown({ kind: 'reviewLog' })).toEqual([]);
    expect((await work(officer, { only: 'late', kind: 'giveFeedback' })).counters).toEqual({
      today: exactly(2),
      late: exactly(1),
      unopened: exactly(1),
      unassigned: exactly(0),
    });
  });

  it('has each opened report that nobody is at work on once, by what is to be done next', async () => {
    const leaders = await life.until('assess');
    const given = await held();
    const unassigned = async () =>
      (await work(officer, { only: 'unassigned' })).cards.map(({ stream, duty }) => [
        stream.id,
        duty.kind,
      ]);
    expect(await unassigned()).toEqual([[leaders.id, 'proposeMeetingTimes']]);
    const back = await absent(system, officer, monday, addMinutes(monday, 60));
    expect(await unassigned()).toEqual([
      [given, 'assessProtection'],
      [leaders.id, 'proposeMeetingTimes'],
    ]);
    expect((await work(chief)).counters.unassigned).toEqual(exactly(2));
    await back();
    await life.assign(leaders.id, { login: other });
    expect(await unassigned()).toEqual([]);
    await system.raw.raw(
      `update assignment set valid_to = ? where person_id = (select id from person where subject = ?)`,
      [monday, other],
    );
    expect(await unassigned()).toEqual([[leaders.id, 'proposeMeetingTimes']]);
  });

  it('when there is nothing, tells what comes next', async () => {
    await held();
    const { cards, next, counters } = await work(officer, { only: 'late' });
    expect([cards, counters.unopened]).toEqual([[], exactly(0)]);
    expect(next).toEqual({ kind: 'assessProtection', dueAt: '2026-11-16T23:00:00.000Z' });
    expect((await work(officer)).next).toBeNull();
    expect((await work(other)).next).toBeNull();
  });
});

/** More of the same duties in the same stream, one minute apart. */
const manyMore = async (count: number, id: string): Promise<void> => {
  await system.raw.raw(
    `insert into duty select (json_populate_record(d, json_build_object('id', gen_random_uuid(),
       'due_at', d.due_at + make_interval(mins => n)))).*
     from duty d, generate_series(1, ?) n where stream_id = ? and state = 'open'`,
    [count, id],
  );
};

describe('whatever it costs does not grow with what there is', () => {
  it('counts no more than 99, and says that there are more', async () => {
    await life.send(acute('yes'));
    const id = await held();
    await manyMore(99, id);
    expect((await work(officer, { kind: 'assessProtection' })).total).toEqual({
      count: 99,
      more: true,
    });
    system.clock.advance({ minutes: 60 * 48 });
    const { counters, hasNextPage } = await work(officer);
    expect(counters.late).toEqual({ count: 99, more: true });
    expect(hasNextPage).toBe(true);
    const { cards } = await work(officer, { page: 7, kind: 'assessProtection' });
    expect(cards).toEqual([]);
  });

  it('asks the database as often for a page of cards as for one', async () => {
    const { id } = await life.until('open');
    await life.send();
    const statements = async (query: Partial<WorkQuery>): Promise<number> => {
      const call = await system.as(chief);
      const counted = await countStatements(() =>
        viewWork(system.deps, call, { whose: 'unit', page: 1, ...query }),
      );
      return counted.statements.length;
    };
    const few = await statements({});
    for (let n = 0; n < 8; n += 1) await life.until('open');
    await manyMore(200, id);
    const { cards } = await work(chief, { whose: 'unit' });
    expect(new Set(cards.map(({ stream }) => stream.id)).size).toBeGreaterThan(8);
    expect(await statements({})).toBe(few);
  });
});

describe('the look', () => {
  it('is one event in her own stream, with every report that was shown and no other', async () => {
    const shown = await held();
    await held(other);
    const personId = await records.personId(officer);
    const before = (await records.events(personId)).length;
    await work(officer);
    const events = (await records.events(personId)).slice(before);
    expect(events).toMatchObject([{ kind: 'listRead', purpose: 'queue.read' }]);
    const subjects = await select<{ report_id: string }>(
      system.raw,
      `select report_id from audit_subject where stream_id = ?`,
      [personId],
    );
    expect(subjects.map(({ report_id }) => report_id)).toEqual([shown]);
  });
});
