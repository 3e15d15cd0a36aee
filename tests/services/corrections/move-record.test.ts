import { beforeEach, describe, expect, it } from 'vitest';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { moveRecord } from '../../../services/corrections/move-record.ts';
import { factRule } from '../../../domain/areas.ts';
import { movableKinds, type Move } from '../../../domain/corrections/records.ts';
import { canonicalBytes } from '../../../platform/canonical-json.ts';
import { sha256Hex } from '../../../platform/crypto/hash.ts';
import { viewFacts } from '../../helpers/first-page.ts';
import { everyDeed } from '../../helpers/living.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';
const reason = 'Samtalet gällde en klasskamrat.';
const words = { with: 'reporter', how: 'phone', summary: 'Läraren ringer vid tre.' } as const;

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const move = async (login: string, reportId: string, moved: Move) =>
  moveRecord(system.deps, await system.as(login), reportId, moved);

const contactsOf = async (reportId: string) =>
  viewFacts(system.deps, await system.as(leader), reportId, ['contactRecorded']);

/** A contact in the file of one child and the opened report of another. */
const misfiled = async () => {
  const wrong = await life.until('open', 'assign');
  const { id: record } = await life.playedBy({ holder: officer }).contact(wrong.id, words);
  const right = await life.until('open');
  return { from: wrong.id, to: right.id, record };
};

describe('a record about another child is moved (36 § FL)', () => {
  it('so that its words stand in the right file, with who wrote them first and when', async () => {
    const { from, to, record } = await misfiled();
    system.clock.set('2026-11-18T09:00:00.000Z');
    await move(leader, from, { record, to, reason });
    const [contact] = await contactsOf(to);
    expect(contact).toMatchObject({ record: words, at: '2026-11-18T09:00:00.000Z' });
    const call = await system.as(officer);
    const [brought] = await viewFacts(system.deps, call, to, ['recordBroughtIn']);
    expect(brought).toMatchObject({
      about: contact?.id,
      record: { recordedBy: await records.personId(officer), recordedAt: monday, reason },
    });
  });

  it('and that the wrong file keeps only that something was moved, for everybody', async () => {
    const { from, to, record } = await misfiled();
    const { id } = await move(leader, from, { record, to, reason });
    expect(await contactsOf(from)).toEqual([]);
    const [taken] = await viewFacts(system.deps, await system.as(officer), from, [
      'recordTakenOut',
    ]);
    expect(taken).toMatchObject({ id, about: record, record: null });
    const rows = await select(system.raw, `select sealed from fact where id = ?`, [record]);
    expect(rows).toEqual([{ sealed: null }]);
    const stored = await select(
      system.raw,
      `select to_jsonb(f)::text as said from fact f where stream_id = ?`,
      [from],
    );
    expect(JSON.stringify(stored)).not.toContain(to);
  });

  it('with its corrections and their reasons, as it counts now', async () => {
    const { from, to, record: corrects } = await misfiled();
    const call = await system.as(officer);
    const corrected = { ...words, summary: 'Läraren ringer vid fyra.' };
    const kind = 'contactRecorded';
    const correction = { kind, corrects, reason: 'Fel klockslag.', record: corrected } as const;
    const { id: why } = await correctRecord(system.deps, call, from, correction);
    const counts = (await contactsOf(from)).at(-1)?.id ?? 'none';
    const stale = { record: corrects, to, reason };
    expect(await refusal(move(leader, from, stale))).toMatchObject({ code: 'already-corrected' });
    await move(leader, from, { record: counts, to, reason });
    expect(await contactsOf(from)).toEqual([]);
    expect((await contactsOf(to)).map(({ record }) => record)).toEqual([corrected]);
    const gone = `select from fact where id = any(?) and sealed is null and taken_out is not null`;
    expect(await select(system.raw, gone, [[corrects, counts, why]])).toHaveLength(3);
  });

  it.each(movableKinds)('of each kind, %s, on which nothing hangs', async (kind) => {
    const { opens, closes, hands, extends: extended, moves } = factRule(kind);
    expect([opens, closes, hands, extended, moves]).toEqual(Array(5).fill(undefined));
    const [name] = everyDeed.find(([, { records: recorded }]) => recorded === kind) ?? ['contact'];
    const wrong = await life.until('open');
    const { id: record } = await life[name as 'contact'](wrong);
    const { id: to } = await life.until('open');
    await move(leader, wrong.id, { record, to, reason });
    const there = await viewFacts(system.deps, await system.as(leader), to, [kind]);
    expect(there).toHaveLength(1);
  });

  it('once, however often the leader presses', async () => {
    const { from, to, record } = await misfiled();
    await move(leader, from, { record, to, reason });
    expect(await refusal(move(leader, from, { record, to, reason }))).toMatchObject({
      code: 'already-moved',
    });
    expect(await contactsOf(to)).toHaveLength(1);
  });

  it('and once more, with who wrote it in the first file', async () => {
    const { from, to, record } = await misfiled();
    await move(leader, from, { record, to, reason });
    const [there] = await contactsOf(to);
    const third = await life.until('open');
    system.clock.set('2026-11-19T09:00:00.000Z');
    await move(leader, to, { record: there?.id ?? '', to: third.id, reason });
    const [brought] = await viewFacts(system.deps, await system.as(leader), third.id, [
      'recordBroughtIn',
    ]);
    expect(brought?.record).toMatchObject({
      recordedBy: await records.personId(officer),
      recordedAt: monday,
    });
    const left = await viewFacts(system.deps, await system.as(leader), to, ['recordBroughtIn']);
    expect(left).toEqual([]);
  });

  it('and its row can still be checked against the trail', async () => {
    const { from, to, record } = await misfiled();
    const told = (await records.events(from)).find(({ fact }) => fact === record);
    await move(leader, from, { record, to, reason });
    const [row] = await select<{ taken_out: Buffer; said: Record<string, unknown> }>(
      system.raw,
      `select taken_out, jsonb_build_object('id', id, 'streamId', stream_id, 'kind', kind,
         'side', side, 'personId', person_id, 'clientId', client_id, 'assignmentId', assignment_id,
         'role', role, 'outcome', outcome, 'about', about, 'at', at, 'assurance', assurance,
         'contentHash', content_hash) as said from fact where id = ?`,
      [record],
    );
    const sealed = row?.taken_out.toString('hex');
    const bytes = canonicalBytes({ ...row?.said, occurredAt: monday, sealed });
    expect(sha256Hex(bytes)).toBe(told?.dataHash);
  });
});

describe('a record is not moved', () => {
  it('by an officer: a leader confirms it', async () => {
    const { from, ...moved } = await misfiled();
    expect(await refusal(move(officer, from, { ...moved, reason }))).toMatchObject({
      status: 403,
      details: { rule: 'record.move' },
    });
  });

  it('to the same report, to one that is not there, or that nobody has opened', async () => {
    const { from, record } = await misfiled();
    const to = (id: string) => refusal(move(leader, from, { record, to: id, reason }));
    expect(await to(from)).toMatchObject({ code: 'same-report' });
    expect(await to('019ab0c5-2f10-7b44-8e02-9a1d5c3f7b21')).toEqual(hidden);
    expect(await to((await life.send()).id)).toMatchObject({ code: 'wrong-state' });
  });

  it('to another municipality, which is as if it were not there', async () => {
    const { from, record } = await misfiled();
    const abroad = await life.send({ municipalityCode: '0561' });
    expect(await refusal(move(leader, from, { record, to: abroad.id, reason }))).toEqual(hidden);
  });

  it('when it is no record of this file, nor one of a kind that something hangs on', async () => {
    const { from, to } = await misfiled();
    const other = await misfiled();
    const one = (record: string) => refusal(move(leader, from, { record, to, reason }));
    expect(await one(other.record)).toEqual(hidden);
    const { id: assessment } = await life.playedBy({ holder: officer }).assess(from);
    expect(await one(assessment)).toEqual(hidden);
  });
});

describe('the database itself', () => {
  it('takes out nothing but such a record, and changes nothing else of a fact', async () => {
    const { from, record } = await misfiled();
    const other = await misfiled();
    const event = (about: string) =>
      system.raw.raw(
        `insert into fact (id, stream_id, seq, kind, side, occurred_at, person_id, about)
         select gen_random_uuid(), stream_id, 99, 'recordTakenOut', 'receiver', occurred_at, person_id, ?
         from fact where id = ?`,
        [about, record],
      );
    await expect(event(other.record)).rejects.toThrow('only a record of this file is taken out');
    const [opening] = await select<{ id: string }>(
      system.raw,
      `select id from fact where stream_id = ? and kind = 'reportOpened'`,
      [from],
    );
    await expect(event(opening?.id ?? '')).rejects.toThrow('only a record of this file');
    const change = (set: string) => system.raw.raw(`update fact set ${set} where id = ?`, [record]);
    await expect(change(`sealed = null`)).rejects.toThrow('append-only');
    await expect(change(`taken_out = 'x', sealed = null`)).rejects.toThrow('append-only');
    await expect(
      change(`taken_out = sha256(sealed), sealed = null, person_id = null`),
    ).rejects.toThrow('append-only');
  });
});
