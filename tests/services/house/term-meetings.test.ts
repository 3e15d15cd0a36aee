import { beforeEach, describe, expect, it } from 'vitest';
import type { TermChange } from '../../../domain/house/term-records.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { recordTermMeeting } from '../../../services/house/hold-term-meeting.ts';
import { openTermMeetings } from '../../../services/house/open-term-meetings.ts';
import { viewTermAgenda } from '../../../services/house/term-agenda.ts';
import { agreeOnTermChange, endTermChange } from '../../../services/house/term-changes.ts';
import { listTermMeetings, viewTermMeeting } from '../../../services/house/term-meeting-views.ts';
import { advance } from '../../../services/waking/advance.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { noticesOf, rungsOf, situationOf } from '../../helpers/stream-rows.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { openTermMeetingIn } from '../../helpers/term-meetings.ts';

let system: TestSystem;
let life: Life;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  records = recordsOf(system);
  return () => system.close();
});

const page = { limit: 50, offset: 0 };
const leader = 'ifochef.nordanstig';
const officer = 'socialsekreterare1.nordanstig';
const rektor = 'rektor.nordanstig';
const otherRektor = 'rektor2.nordanstig';
const auditor = 'granskare.nordanstig';

const open = () => openTermMeetings(system.workerDeps, system.clock.now());
const opened = async (): Promise<string> => {
  await open();
  return openTermMeetingIn(system, '2132');
};
const view = async (id: string, login: string) =>
  viewTermMeeting(system.deps, await system.as(login), id);
const agenda = async (id: string, login = leader) =>
  viewTermAgenda(system.deps, await system.as(login), id);
const schoolOf = async (login: string): Promise<string> => {
  const { actor } = await system.as(login);
  if (actor.is !== 'person') throw new Error('a rektor is a person');
  return system.deps.directory.unit(actor.assignment.unitId).name;
};
const changeOf = (owner: TermChange['owner'], school: string | null = null): TermChange => ({
  what: 'Rätt nummer sätts upp.',
  owner,
  school,
  date: '2026-12-15',
});
const said = {
  date: '2026-11-16',
  people: [
    { function: 'rektor', name: null },
    { function: 'ifoChef', name: null },
  ],
  agreed: 'Mottagningen har öppet hus en gång i terminen.',
} as const;
const hold = async (id: string, agreedChanges: readonly TermChange[] = [], login = leader) =>
  recordTermMeeting(system.deps, await system.as(login), id, { ...said, agreedChanges });
const end = async (login: string, termMeetingId: string, changeId: string) =>
  endTermChange(
    system.deps,
    await system.as(login),
    { termMeetingId, changeId },
    { outcome: 'done', reason: null },
  );

describe('the term meeting (routine §8, Nordanstig)', () => {
  it('is a duty of the IFO-chef until the end of the term, where the settings have one', async () => {
    expect(await open()).toBe(1);
    const { items } = await listTermMeetings(system.deps, await system.as(leader), page);
    expect(items).toEqual([
      {
        id: expect.any(String),
        term: { name: 'autumn', year: 2026, first: '2026-07-01', last: '2026-12-31' },
        heldAt: null,
        owner: expect.stringContaining('Nordanstig'),
      },
    ]);
    expect(await records.dutyOf(items[0]?.id ?? '', 'termMeeting')).toMatchObject({
      side: 'receiver',
      owner_role: 'ifoChef',
      state: 'open',
      due_at: new Date('2026-12-31T23:00:00.000Z'),
      next_rung_at: new Date('2026-12-01T07:00:00.000Z'),
    });
    for (const town of ['degerfors', 'atvidaberg', 'kinda']) {
      const call = await system.as(`ifochef.${town}`);
      expect((await listTermMeetings(system.deps, call, page)).total).toBe(0);
    }
  });

  it('opens once a term, however often and by how many it is asked', async () => {
    expect(await Promise.all([open(), open()])).toContain(1);
    expect(await open()).toBe(0);
    system.clock.set('2026-12-31T22:59:59.000Z');
    expect(await open()).toBe(0);
    system.clock.set('2026-12-31T23:00:00.000Z');
    expect(await open()).toBe(1);
    const { items } = await listTermMeetings(system.deps, await system.as(leader), page);
    expect(items.map(({ term }) => `${term.name} ${term.year}`)).toEqual([
      'spring 2027',
      'autumn 2026',
    ]);
  });

  it('rings thirty days before the end of the term', async () => {
    const id = await opened();
    await advance(system.workerDeps, 'termMeeting', id, '2026-12-01T06:59:59.000Z');
    expect(await rungsOf(system, id)).toEqual([]);
    await advance(system.workerDeps, 'termMeeting', id, '2026-12-01T07:00:00.000Z');
    expect(await noticesOf(system, id)).toEqual(
      ['ifochef', 'socialchef'].map((who) => `${who}.nordanstig termMeeting 1`),
    );
  });

  it('is ended by its record, which both sides read and an auditor without words', async () => {
    const id = await opened();
    await hold(id);
    expect(await records.openKinds(id)).toEqual([]);
    for (const login of [leader, officer, rektor, otherRektor]) {
      expect(await view(id, login)).toMatchObject({ heldAt: monday, record: said });
    }
    expect(await view(id, auditor)).toMatchObject({ heldAt: monday, record: null });
  });

  it('is held once, and not before its day has come', async () => {
    const id = await opened();
    const call = await system.as(leader);
    const later = { ...said, date: '2026-11-17', agreedChanges: [] };
    expect(await refusal(recordTermMeeting(system.deps, call, id, later))).toMatchObject({
      status: 409,
      code: 'not-yet',
    });
    await hold(id);
    expect(await refusal(hold(id))).toMatchObject({ status: 409, code: 'already-held' });
  });

  it.each([
    [officer, { status: 403 }],
    [rektor, { status: 403 }],
    ['socialchef.nordanstig', { status: 403 }],
    ['larare.nordanstig', hidden],
    ['forvaltare.nordanstig', hidden],
    ['ifochef.degerfors', hidden],
    ['rektor.degerfors', hidden],
  ] as const)('is not recorded by %s', async (login, refused) => {
    const id = await opened();
    expect(await refusal(hold(id, [], login))).toMatchObject(refused);
    expect(await refusal(agenda(id, login))).toMatchObject(refused);
  });

  it('is seen to be held by every rektor of the municipality, and by nobody else at a school', async () => {
    const id = await opened();
    for (const login of [rektor, otherRektor]) {
      const { record, heldAt, duties } = await view(id, login);
      expect({ record, heldAt, duties }).toEqual({ record: null, heldAt: null, duties: [] });
      const { total } = await listTermMeetings(system.deps, await system.as(login), page);
      expect(total).toBe(1);
    }
    for (const login of ['larare.nordanstig', 'kurator.nordanstig', 'rektor.degerfors']) {
      expect(await refusal(view(id, login))).toMatchObject(hidden);
      const { total } = await listTermMeetings(system.deps, await system.as(login), page);
      expect(total).toBe(0);
    }
  });

  it('leaves the read of it in its trail', async () => {
    const id = await opened();
    await view(id, rektor);
    await agenda(id);
    expect(await records.kinds(id)).toEqual([
      'termMeetingOpened',
      'termMeetingRead',
      'termMeetingRead',
    ]);
  });
});

describe('a change that a term meeting agreed on', () => {
  /** A meeting that agreed on one change, of the own school where a rektor took it on. */
  const agreed = async (owner: TermChange['owner']) => {
    const id = await opened();
    await hold(id, [changeOf(owner, owner === 'rektor' ? await schoolOf(rektor) : null)]);
    const [change] = (await view(id, leader)).agreedChanges;
    return { id, changeId: change?.id ?? '' };
  };

  it.each([
    ['rektor', 'sender', rektor],
    ['ifoChef', 'receiver', leader],
  ] as const)('is a duty of the %s who took it on', async (owner, side, login) => {
    const { id, changeId } = await agreed(owner);
    expect(await records.dutyOf(id, 'agreedChange')).toMatchObject({
      owner_role: owner,
      side,
      about: changeId,
      due_at: new Date('2026-12-15T23:00:00.000Z'),
    });
    const { items } = await listDuties(system.deps, await system.as(login), page);
    expect(items.map(({ kind }) => kind)).toContain('agreedChange');
    await end(login, id, changeId);
    expect(await records.openKinds(id)).toEqual([]);
  });

  it('of one school is no duty of another, who cannot end it', async () => {
    const { id, changeId } = await agreed('rektor');
    const { items } = await listDuties(system.deps, await system.as(otherRektor), page);
    expect(items).toEqual([]);
    for (const login of [otherRektor, leader, officer]) {
      expect(await refusal(end(login, id, changeId))).toMatchObject({
        status: 403,
        code: 'not-your-change',
      });
    }
    await end(rektor, id, changeId);
    expect(await refusal(end(rektor, id, changeId))).toMatchObject({ code: 'already-ended' });
  });

  it('of one school is not ended by another past the service either', async () => {
    const { id } = await agreed('rektor');
    const ended = async (login: string): Promise<number> => {
      const { actor } = await system.as(login);
      const sql = `update duty set state = 'done', ended_at = now(), next_rung_at = null
        where stream_id = ? and kind = 'agreedChange'`;
      return inTransaction(system.deps.db, actor, async (tx) => {
        const { rowCount } = (await tx.raw(sql, [id])) as { rowCount: number };
        return rowCount;
      });
    };
    expect(await ended(otherRektor)).toBe(0);
    expect(await ended(leader)).toBe(0);
    expect(await ended(rektor)).toBe(1);
  });

  it('rings at that school alone, when its day is over', async () => {
    const { id } = await agreed('rektor');
    await advance(system.workerDeps, 'termMeeting', id, '2026-12-15T23:00:00.000Z');
    expect(await noticesOf(system, id)).toEqual([`${rektor} agreedChange 1`]);
  });

  it('names a school of the municipality when a rektor took it on', async () => {
    const id = await opened();
    for (const school of [null, 'Påhittade skolan', await schoolOf('rektor.degerfors')]) {
      expect(await refusal(hold(id, [changeOf('rektor', school)]))).toMatchObject({
        status: 422,
        code: 'unknown-school',
      });
    }
  });

  it('can be agreed on afterwards, and not before the meeting', async () => {
    const id = await opened();
    const agree = async () =>
      agreeOnTermChange(system.deps, await system.as(leader), id, changeOf('officer'));
    expect(await refusal(agree())).toMatchObject({ status: 409, code: 'not-held' });
    await hold(id);
    await agree();
    expect((await view(id, leader)).agreedChanges).toHaveLength(1);
  });

  it('is asked of at the next meeting: while it is open, and once when it has ended', async () => {
    const { id, changeId } = await agreed('ifoChef');
    const next = async (now: string) => {
      system.clock.set(now);
      return opened();
    };
    const spring = await next('2027-01-04T09:00:00.000Z');
    const earlier = async (of: string) => (await view(of, rektor)).earlierChanges;
    expect(await earlier(spring)).toMatchObject([{ id: changeId, ended: null }]);
    await end(leader, id, changeId);
    system.clock.set('2027-01-05T09:00:00.000Z');
    expect(await earlier(spring)).toMatchObject([{ id: changeId, ended: { outcome: 'done' } }]);
    await recordTermMeeting(system.deps, await system.as(leader), spring, {
      ...said,
      agreedChanges: [],
    });
    expect(await earlier(await next('2027-07-01T09:00:00.000Z'))).toEqual([]);
  });
});

describe('the agenda of the term meeting', () => {
  const acute = {
    acute: { ...sampleReport().acute, danger: 'yes' },
    municipalityCode: '2132',
  } as const;
  const author = 'larare.nordanstig';

  it('counts the term of the whole municipality, and hides what is under five', async () => {
    const id = await opened();
    const send = (login: string) => life.as(login).send({ municipalityCode: '2132' });
    for (let sent = 0; sent < 4; sent += 1) await send(author);
    expect((await agenda(id)).counts).toEqual({
      reports: null,
      followUps: null,
      followUpsInTime: null,
    });
    await send('larare2.nordanstig');
    expect((await agenda(id)).counts.reports).toBe(5);
    expect((await agenda(id)).changes).toEqual([]);
  });

  it('does not count the terms before and after, nor other municipalities', async () => {
    const id = await opened();
    const send = () => life.as(author).send({ municipalityCode: '2132' });
    system.clock.set('2026-06-30T21:59:59.000Z');
    await send();
    system.clock.set('2027-01-01T00:00:00.000Z');
    await send();
    system.clock.set(monday);
    for (let sent = 0; sent < 4; sent += 1) await send();
    await life.send();
    expect((await agenda(id)).counts.reports).toBeNull();
    await send();
    expect((await agenda(id)).counts.reports).toBe(5);
  });

  it('counts follow-ups that were held in time, and those that should have been', async () => {
    const id = await opened();
    const at = async (): Promise<string> =>
      situationOf(system, (await life.as(author).send(acute)).id);
    const held = [];
    for (let sent = 0; sent < 10; sent += 1) held.push(await at());
    for (const situationId of held.slice(0, 5)) {
      await life.as(leader).holdFollowUp({ situationId });
    }
    expect((await agenda(id)).counts).toMatchObject({ followUps: 5, followUpsInTime: 5 });
    system.clock.set('2026-12-20T09:00:00.000Z');
    expect((await agenda(id)).counts).toMatchObject({ followUps: 10, followUpsInTime: 5 });
    const [late = ''] = held.slice(5);
    await life.as(leader).holdFollowUp({ situationId: late });
    expect((await agenda(id)).counts).toMatchObject({ followUps: 10, followUpsInTime: 5 });
  });

  it('tells what was agreed after acute situations, and of whom or which school not', async () => {
    const id = await opened();
    const { id: reportId } = await life.as(author).send(acute);
    const situationId = await situationOf(system, reportId);
    const change = { what: 'Ring direkt.', owner: 'officer', date: '2026-12-15' } as const;
    await life.as(leader).holdFollowUp({ situationId }, { agreedChanges: [change] });
    const shown = await agenda(id);
    expect(shown.changes).toEqual([{ ...change, ended: null }]);
    const told = JSON.stringify(shown);
    for (const hint of [situationId, reportId, await schoolOf(rektor)]) {
      expect(told).not.toContain(hint);
    }
    for (const login of [rektor, otherRektor]) {
      expect(JSON.stringify(await view(id, login))).not.toContain(change.what);
    }
  });

  it('stands in the trail of each situation that it tells something of', async () => {
    const id = await opened();
    const situationId = await situationOf(system, (await life.as(author).send(acute)).id);
    const change = { what: 'Ring direkt.', owner: 'officer', date: '2026-12-15' } as const;
    await life.as(leader).holdFollowUp({ situationId }, { agreedChanges: [change] });
    await agenda(id);
    const subjects = await select<{ stream_id: string }>(
      system.raw,
      `select stream_id from audit_subject where report_id = ?`,
      [situationId],
    );
    expect(subjects).toEqual([{ stream_id: await records.personId(leader) }]);
  });
});
