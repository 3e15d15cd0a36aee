import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/access/roles.ts';
import type { Call } from '../../../services/acting/call.ts';
import { select } from '../../helpers/sql.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();

const fingerprint = (letter: string): Buffer => Buffer.alloc(32, letter);
const call = async (login: string, key: string, asked = 'a'): Promise<Call> =>
  system.as(login, { request: { key, fingerprint: fingerprint(asked) } });
const send = (of: Call) => life.as(of).send();
const reports = async (): Promise<number> =>
  (await select(system.raw, `select from report`)).length;
const reused = { status: 422, code: 'idempotency-key-reused', details: {} };

describe('the same key and the same question', () => {
  it('are answered once and the same for ever', async () => {
    const before = await reports();
    const first = await send(await call('larare.degerfors', 'k1'));
    system.clock.advance({ days: 400 });
    const again = await send(await call('larare.degerfors', 'k1'));
    expect(again).toEqual(first);
    expect(await reports()).toBe(before + 1);
    expect(await records.kinds(first.id)).toEqual(['reportSent']);
  });

  it('asked twice at once make one report', async () => {
    const before = await reports();
    const calls = await Promise.all([1, 2, 3, 4].map(() => call('larare.degerfors', 'k2')));
    const answers = await Promise.all(calls.map(send));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await reports()).toBe(before + 1);
  });

  it('for a deed repeat what was said then, whatever has happened since', async () => {
    const { id } = await life.send();
    const add = async () => life.as(await call('larare.degerfors', 'k3')).supplement(id);
    const first = await add();
    await life.open(id);
    expect(await add()).toEqual(first);
    expect((await records.kinds(id)).filter((kind) => kind === 'supplementAdded')).toHaveLength(1);
    expect((await records.duties(id)).filter(({ kind }) => kind === 'readSupplement')).toHaveLength(
      1,
    );
  });
});

describe('the same key', () => {
  it('for another question is refused (422), also long after', async () => {
    const first = await send(await call('larare.degerfors', 'k4'));
    expect(await refusal(send(await call('larare.degerfors', 'k4', 'b')))).toEqual(reused);
    system.clock.advance({ days: 400 });
    expect(await refusal(send(await call('larare.degerfors', 'k4', 'b')))).toEqual(reused);
    expect(await send(await call('larare.degerfors', 'k4'))).toEqual(first);
  });

  it('of another person is another key', async () => {
    const first = await send(await call('larare.degerfors', 'k5'));
    const second = await send(await call('rektor.degerfors', 'k5', 'b'));
    expect(second.id).not.toBe(first.id);
  });

  it('is free again after a question that was refused', async () => {
    const { id } = await life.send();
    const hidden = life.as(await call('larare2.degerfors', 'k6')).supplement(id);
    expect((await refusal(hidden)).status).toBe(404);
    expect(await send(await call('larare2.degerfors', 'k6', 'b'))).toHaveProperty('id');
  });
});

describe('what is kept of an answer', () => {
  it('is what was done, ids, instants and hashes: nothing of the case', async () => {
    const body = await send(await call('larare.degerfors', 'k7'));
    const [kept] = await select<{ done: string; answer: object }>(
      system.raw,
      `select done, answer from idempotency where key = 'k7'`,
    );
    expect(kept).toEqual({ done: 'reportSent', answer: body });
    expect(Object.keys(kept?.answer ?? {}).toSorted()).toEqual([
      'contentHash',
      'id',
      'links',
      'outOfHours',
      'receivedAt',
      'reference',
    ]);
  });
});

describe('a remembered answer leaves only', () => {
  /** The same person in a further function that she was given. */
  const also = async (login: string, role: Role, key: string): Promise<Call> => {
    const asked = await call(login, key);
    if (asked.actor.is !== 'person') throw new Error('a person was meant');
    const { assignment } = asked.actor;
    const school = role === 'kurator' ? await system.actor('kurator.degerfors') : undefined;
    const place = school?.is === 'person' ? school.assignment : assignment;
    // Last of hers by its id, so that calls in her name are made in the first.
    const id = randomUUID().replace(/^./, 'f');
    await system.raw('assignment').insert({
      id,
      person_id: asked.actor.personId,
      role,
      unit_id: place.unitId,
      organisation_id: place.organisationId,
      municipality_id: place.municipalityId,
      valid_from: system.clock.now(),
    });
    const further = { ...place, id, role, deputyFor: null, needToKnow: false };
    return { ...asked, actor: { ...asked.actor, assignment: further } };
  };

  it('in the function that asked: another of the same rights is refused (422)', async () => {
    const { id } = await life.send();
    await life.as(await call('ifochef.degerfors', 'k8')).open(id);
    const deputy = await also('ifochef.degerfors', 'deputyIfoChef', 'k8');
    expect(await refusal(life.as(deputy).open(id))).toEqual(reused);
  });

  it('after the right was asked for anew, and the refusal stands in the trail', async () => {
    const { id } = await life.send();
    const first = await life.as(await call('ifochef.degerfors', 'k9')).open(id);
    expect(first.duties.length).toBeGreaterThan(1);
    const kurator = await also('ifochef.degerfors', 'kurator', 'k9');
    expect(await refusal(life.as(kurator).open(id))).toMatchObject({
      status: 403,
      details: { rule: 'report.open' },
    });
    expect((await records.events(id)).at(-1)).toMatchObject({
      kind: 'attemptRefused',
      lane: 'sender',
      purpose: 'report.open: forbidden',
    });
  });

  it('also for what belongs to no case yet, where the refusal stands in the doer’s own stream', async () => {
    await send(await call('larare.degerfors', 'k10'));
    const other = await also('larare.degerfors', 'kurator', 'k10');
    expect(await refusal(send(other))).toEqual(reused);
    const own = await records.events(await records.personId('larare.degerfors'));
    expect(own.at(-1)).toMatchObject({
      kind: 'attemptRefused',
      lane: 'auditor',
      purpose: 'report.send: idempotency-key-reused',
    });
  });
});
