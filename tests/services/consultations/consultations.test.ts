import { beforeEach, describe, expect, it } from 'vitest';
import {
  listConsultations,
  viewConsultation,
} from '../../../services/consultations/consultation-views.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { advance } from '../../../services/waking/advance.ts';
import { absent } from '../../helpers/absences.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { noticesOf, rungsOf } from '../../helpers/stream-rows.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const asker = 'larare.degerfors';
const officer = 'socialsekreterare1.degerfors';
const colleague = 'socialsekreterare2.degerfors';
const page = { limit: 50, offset: 0 };
const number = '20150218-2395';

const ask = async (words: object = {}): Promise<string> => (await life.ask({}, words)).id;
const view = async (id: string, login: string) =>
  viewConsultation(system.deps, await system.as(login), id);
const list = async (login: string) => listConsultations(system.deps, await system.as(login), page);
const dutiesOf = async (login: string) => {
  const { items } = await listDuties(system.deps, await system.as(login), page);
  return items.map(({ streamId }) => streamId);
};

describe('a consultation (konsultation, routine §0)', () => {
  it('is owed an answer the same weekday by whichever officer is on the roster', async () => {
    const id = await ask();
    expect(await records.dutyOf(id, 'answerConsultation')).toMatchObject({
      side: 'receiver',
      owner_role: 'officer',
      assignee_id: null,
      due_at: new Date('2026-11-16T23:00:00.000Z'),
      next_rung_at: new Date('2026-11-16T10:00:00.000Z'),
    });
    for (const login of [officer, colleague, 'ifochef.degerfors']) {
      expect([login, await dutiesOf(login)]).toEqual([login, expect.arrayContaining([id])]);
    }
    for (const login of [asker, 'socialsekreterare1.kinda', 'ifochef.kinda']) {
      expect([login, (await dutiesOf(login)).includes(id)]).toEqual([login, false]);
    }
  });

  it('records question, answer, time and people, and has no child', async () => {
    const id = await ask({ fromDraft: true });
    system.clock.advance({ minutes: 10 });
    await life.as(officer).answerQuestion({ consultationId: id });
    const seen = {
      way: 'written',
      fromDraft: true,
      askedAt: monday,
      answeredAt: '2026-11-16T09:10:00.000Z',
      question: { text: expect.stringContaining('föräldrarna'), by: expect.stringMatching(/\S/) },
      answer: {
        how: 'answered',
        text: expect.stringContaining('anmälan'),
        by: expect.stringMatching(/\S/),
        at: '2026-11-16T09:10:00.000Z',
      },
      call: null,
    };
    expect(await view(id, asker)).toMatchObject({ ...seen, duties: [] });
    expect(await view(id, colleague)).toMatchObject({
      ...seen,
      duties: [{ kind: 'answerConsultation', state: 'done' }],
    });
    const columns = await select<{ name: string }>(
      system.raw,
      `select column_name as name from information_schema.columns where table_name = 'consultation'`,
    );
    expect(columns.map(({ name }) => name).filter((name) => /child|barn/.test(name))).toEqual([]);
  });

  it.each(['answered', 'phoned'] as const)('is %s once', async (outcome) => {
    const id = await ask();
    await life.as(officer).answerQuestion({ consultationId: id }, { outcome });
    expect(await records.openKinds(id)).toEqual([]);
    expect((await view(id, asker)).answer?.how).toBe(outcome);
    expect(await refusal(life.as(colleague).answerQuestion({ consultationId: id }))).toMatchObject({
      status: 409,
      code: 'question-answered',
      details: { current: monday },
    });
  });

  it('taken by telephone is asked and answered at once, by the officer who answered', async () => {
    const { id } = await life.as(officer).takeQuestion({}, { login: asker });
    expect(await records.openKinds(id)).toEqual([]);
    for (const login of [asker, colleague]) {
      expect(await view(id, login)).toMatchObject({
        way: 'phone',
        answeredAt: monday,
        question: { text: expect.stringContaining('rök'), by: expect.stringContaining('fritids') },
        answer: { how: 'phoned', text: expect.stringContaining('morgnarna') },
      });
    }
    const { id: unknown } = await life.as(officer).takeQuestion({});
    expect(await refusal(view(unknown, asker))).toEqual(hidden);
    expect((await view(unknown, colleague)).school).toBeNull();
  });

  it.each(['ifochef.degerfors', 'larare.kinda', 'nobody'])(
    'is taken by telephone of no such colleague at a school here: %s',
    async (login) => {
      expect(await refusal(life.as(officer).takeQuestion({}, { login }))).toMatchObject({
        status: 422,
        details: { errors: [{ pointer: '#/body/login', code: 'unknown-colleague' }] },
      });
    },
  );
});

describe('an identity number in the words', () => {
  it.each([
    ['ask', { question: `Gäller ${number}.` }, [['question', 7]]],
    ['answerQuestion', { answer: `Är det ${number}?` }, [['answer', 7]]],
    [
      'takeQuestion',
      { caller: number, question: `${number} och 150218-2395`, answer: `Nej, ${number}` },
      [
        ['caller', 0],
        ['question', 0],
        ['question', 18],
        ['answer', 5],
      ],
    ],
  ] as const)(
    'is refused in %s, which says where, and nothing is stored',
    async (deed, words, at) => {
      const consultationId = await ask();
      const count = async () => (await select(system.raw, `select from fact`)).length;
      const before = await count();
      const act = life.as(deed === 'ask' ? asker : officer)[deed] as typeof life.ask;
      const refused = await refusal(act({ consultationId }, words as object));
      expect(refused).toEqual({
        status: 422,
        code: 'identity-number',
        details: {
          errors: at.map(([place, from]) => ({
            pointer: `#/body/${place}`,
            code: 'identity-number',
            at: from,
          })),
        },
      });
      expect(JSON.stringify(refused)).not.toContain('2395');
      expect(await count()).toBe(before);
    },
  );
});

describe('a consultation that nobody answers', () => {
  const hourLater = '2026-11-16T10:00:00.000Z';

  it('rings after one office hour for whoever is on the roster, and the leaders', async () => {
    const id = await ask();
    await absent(system, colleague, monday, '2026-11-17T16:00:00Z');
    const climb = (at: string) => advance(system.workerDeps, 'consultation', id, at);
    await climb('2026-11-16T09:59:59.999Z');
    expect(await rungsOf(system, id)).toEqual([]);
    await climb(hourLater);
    await climb('2026-11-18T10:00:00.000Z');
    expect(await rungsOf(system, id)).toMatchObject([{ number: 1, dueAt: hourLater, late: 0 }]);
    expect(await noticesOf(system, id)).toEqual(
      ['ifochef', 'socialchef', 'socialsekreterare1'].map(
        (who) => `${who}.degerfors answerConsultation 1`,
      ),
    );
  });

  it('shows its asker the number to call from then on, until it is answered', async () => {
    const id = await ask();
    const callAt = async (at: string) => {
      system.clock.set(at);
      return (await view(id, asker)).call;
    };
    expect(await callAt('2026-11-16T09:59:59.999Z')).toBeNull();
    expect(await callAt(hourLater)).toEqual({
      phone: '031-390 06 00',
      outOfHours: { rule: 'policeOfficerOnDuty', phone: '031-390 06 19', now: false },
    });
    expect((await list(asker)).items.find((one) => one.id === id)?.call).not.toBeNull();
    await life.as(officer).answerQuestion({ consultationId: id });
    expect(await callAt('2026-11-16T12:00:00.000Z')).toBeNull();
  });

  it('waits with the number over a night, as the office hour does', async () => {
    system.clock.set('2026-11-20T22:58:00.000Z');
    const id = await ask();
    system.clock.set('2026-11-22T12:00:00.000Z');
    expect((await view(id, asker)).call).toBeNull();
    system.clock.set('2026-11-23T08:00:00.000Z');
    expect((await view(id, asker)).call).not.toBeNull();
  });

  it('ends its workflow with its answer, and not before', async () => {
    const id = await ask();
    const ended = async () => {
      const seen = await advance(system.workerDeps, 'consultation', id, system.clock.now());
      return seen.is === 'here' && seen.state.ended;
    };
    expect(await ended()).toBe(false);
    await life.as(officer).answerQuestion({ consultationId: id });
    expect(await ended()).toBe(true);
  });
});

describe('who sees a consultation', () => {
  it('is its asker, the officers of the unit, and the auditor and socialchef without its words', async () => {
    const id = await ask();
    await life.as(officer).answerQuestion({ consultationId: id });
    for (const login of ['granskare.degerfors', 'socialchef.degerfors']) {
      expect(await view(id, login)).toMatchObject({
        question: { text: null, by: null },
        answer: { text: null, by: null, how: 'answered' },
      });
    }
    for (const login of [
      'rektor.degerfors',
      'kurator.degerfors',
      'larare2.degerfors',
      'larare.kinda',
      'socialsekreterare1.kinda',
      'granskare.kinda',
      'forvaltare.degerfors',
    ]) {
      expect([login, await refusal(view(id, login))]).toEqual([login, hidden]);
    }
    for (const login of ['rektor.degerfors', 'larare2.degerfors', 'ifochef.kinda']) {
      expect((await list(login)).items.some((one) => one.id === id)).toBe(false);
    }
    expect((await refusal(list('forvaltare.degerfors'))).status).toBe(403);
    for (const login of [asker, officer, 'granskare.degerfors', 'socialchef.degerfors']) {
      expect((await list(login)).items.some((one) => one.id === id)).toBe(true);
    }
    const client = await system.as('skolsystem.degerfors');
    expect((await listConsultations(system.deps, client, page)).total).toBe(0);
  });

  it('is asked by a school’s staff alone, and taken and answered by social services alone', async () => {
    const id = await ask();
    for (const login of [officer, 'skolsystem.degerfors', 'granskare.degerfors']) {
      expect((await refusal(life.as(login).ask({}))).status).toBe(403);
    }
    expect((await refusal(life.as(asker).takeQuestion({}))).status).toBe(403);
    expect((await refusal(life.as(asker).answerQuestion({ consultationId: id }))).status).toBe(403);
  });

  it('has those that are not answered first, the newest before the older', async () => {
    const mine = async () => (await list('kurator.kinda')).items.map(({ id }) => id);
    const theirs = async () => (await list('ifochef.kinda')).items.map(({ id }) => id);
    const ids: string[] = [];
    for (const minutes of [0, 1, 1]) {
      system.clock.advance({ minutes });
      ids.push((await life.as('kurator.kinda').ask({})).id);
    }
    const [first, second, third = ''] = ids;
    await life.as('ifochef.kinda').answerQuestion({ consultationId: third });
    expect(await theirs()).toEqual([second, first, third]);
    expect(await mine()).toEqual([third, second, first]);
  });

  it.each(['at once', 'at commit'] as const)(
    'is not shown when the look cannot be recorded %s',
    async (when) => {
      const id = await ask();
      const look = () => view(id, officer);
      await withBrokenTrail(system.raw, { kind: 'consultationRead', when }, () =>
        expect(look()).rejects.toThrow('the trail is broken'),
      );
      expect(await eventsAdded(records, id, look)).toEqual(['consultationRead']);
    },
  );
});
