import { beforeEach, describe, expect, it } from 'vitest';
import { listHandOvers, viewHandOver } from '../../../services/cooperation/hand-over-views.ts';
import { viewForms } from '../../../services/cooperation/forms-view.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { advance } from '../../../services/waking/advance.ts';
import type { Place } from '../../helpers/deed.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { pinocchioFor } from '../../helpers/form-choices.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { dutiesOf, noticesOf, rungsOf } from '../../helpers/stream-rows.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';
const contact = 'steget.degerfors';
const next = 'pinocchio.degerfors';
const page = { limit: 50, offset: 0 };

/** A case that an officer holds, handed over to Steget. */
const handedOver = async (): Promise<Place & { readonly handOverId: string }> => {
  const hers = life.playedBy({ holder: officer });
  const { id } = await life.until('open', 'assign');
  await hers.assess(id);
  const { id: handOverId } = await hers.chooseForm(id);
  return { reportId: id, handOverId };
};
const view = async (id: string, login: string) =>
  viewHandOver(system.deps, await system.as(login), id);
const list = async (login: string) =>
  (await listHandOvers(system.deps, await system.as(login), page)).items.map(({ id }) => id);
const ownDuties = async (login: string, id: string) => {
  const { items } = await listDuties(system.deps, await system.as(login), page);
  return items.filter(({ streamId }) => streamId === id).map(({ kind, mine }) => [kind, mine]);
};
const climb = (id: string, at: string) => advance(system.workerDeps, 'handOver', id, at);

describe('a hand-over (överlämning, routine §9)', () => {
  it('is owed an answer within five weekdays by the form’s contact function', async () => {
    const { handOverId: id } = await handedOver();
    expect(await records.dutyOf(id, 'acceptHandOver')).toMatchObject({
      owner_role: 'contactFunction',
      due_at: new Date('2026-11-23T23:00:00.000Z'),
      next_rung_at: new Date('2026-11-19T23:00:00.000Z'),
    });
    expect(await ownDuties(contact, id)).toEqual([['acceptHandOver', false]]);
    expect(await ownDuties(leader, id)).toEqual([['acceptHandOver', false]]);
    for (const login of [next, 'larare.degerfors', 'ifochef.kinda']) {
      expect(await ownDuties(login, id)).toEqual([]);
    }
  });

  it('is asked of her at once, and rings for her and the officer after three weekdays', async () => {
    const { handOverId: id } = await handedOver();
    await climb(id, monday);
    expect(await noticesOf(system, id)).toEqual([`${contact} acceptHandOver 0`]);
    await climb(id, '2026-11-19T23:00:00.000Z');
    expect(await noticesOf(system, id)).toEqual([
      `${officer} acceptHandOver 1`,
      `${contact} acceptHandOver 0`,
      `${contact} acceptHandOver 1`,
    ]);
  });

  it('that is accepted is followed up at the end of the term', async () => {
    const at = await handedOver();
    await life.acceptForm(at);
    expect(await view(at.handOverId, contact)).toMatchObject({
      stage: 'accepted',
      acceptedAt: monday,
      followedThrough: '2026-12-31',
    });
    expect(await records.dutyOf(at.handOverId, 'followUpForm')).toMatchObject({
      owner_role: 'contactFunction',
      due_at: new Date('2026-12-31T23:00:00.000Z'),
      next_rung_at: new Date('2026-12-17T07:00:00.000Z'),
    });
    expect(await ownDuties(contact, at.handOverId)).toEqual([['followUpForm', false]]);
  });

  it('that is refused goes back to the officer and the IFO-chef, who are told', async () => {
    const at = await handedOver();
    await life.refuseForm(at);
    const { handOverId: id } = at;
    expect(await ownDuties(officer, id)).toEqual([['reassign', true]]);
    expect(await ownDuties(leader, id)).toEqual([['reassign', false]]);
    await climb(id, monday);
    expect(await noticesOf(system, id)).toEqual([`${officer} reassign 0`]);
    await climb(id, '2026-11-17T23:00:00.000Z');
    expect(await noticesOf(system, id)).toEqual([
      `${leader} reassign 1`,
      'socialchef.degerfors reassign 1',
      `${officer} reassign 0`,
    ]);
    expect(await view(id, officer)).toMatchObject({
      stage: 'returned',
      steps: [{ kind: 'handedOver' }, { kind: 'handOverRefused', text: expect.any(String) }],
    });
  });

  it('that nobody answers goes back by itself, and can then be taken no more', async () => {
    const at = await handedOver();
    const { handOverId: id } = at;
    await climb(id, '2026-11-23T22:59:59.999Z');
    expect((await view(id, officer)).stage).toBe('handedOver');
    await climb(id, '2026-11-23T23:00:00.000Z');
    expect((await rungsOf(system, id)).map(({ to }) => to)).toEqual([
      'owner caseHolder',
      'owner caseHolder',
      'caseHolder ifoChef socialchef',
    ]);
    expect(await dutiesOf(system, id)).toEqual([
      { kind: 'acceptHandOver', state: 'lapsed', reason: 'silent' },
      { kind: 'reassign', state: 'open', reason: null },
    ]);
    system.clock.set('2026-11-24T09:00:00.000Z');
    expect(await refusal(life.acceptForm(at))).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: 'returned' },
    });
    await life.chooseFormAgain(at, {
      ...pinocchioFor({ now: system.clock.now() }),
    });
    expect(await records.openKinds(id)).toEqual([]);
  });

  it('is another one when the officer chooses again, whose form is told of none before', async () => {
    const at = await handedOver();
    await life.refuseForm(at);
    const { id: other } = await life.as(officer).chooseFormAgain(at);
    expect(await records.openKinds(at.handOverId)).toEqual([]);
    expect(await records.openKinds(other)).toEqual(['acceptHandOver']);
    const told = JSON.stringify(await view(other, next));
    for (const secret of [at.handOverId, at.reportId!, 'steget', 'Steget', 'full till hösten']) {
      expect(told).not.toContain(secret);
    }
    expect((await view(other, officer)).origin).toEqual({
      reportId: null,
      previousId: at.handOverId,
    });
    const call = await system.as(officer);
    const { handOvers } = await viewForms(system.deps, call, at.reportId!, {
      schoolYear: null,
      needs: null,
    });
    expect(handOvers.map(({ id, stage }) => [id, stage])).toEqual([
      [at.handOverId, 'ended'],
      [other, 'handedOver'],
    ]);
    expect((await view(at.handOverId, contact)).steps.map(({ kind }) => kind)).toEqual([
      'handedOver',
      'handOverRefused',
    ]);
  });

  it('ends without another form for a reason, which stays with social services', async () => {
    const at = await handedOver();
    await life.refuseForm(at);
    await life.as(officer).endHandOver(at);
    expect(await records.openKinds(at.handOverId)).toEqual([]);
    expect(JSON.stringify(await view(at.handOverId, contact))).not.toContain('skiftet');
    expect(JSON.stringify(await view(at.handOverId, officer))).toContain('skiftet');
  });

  it('is called back while it waits, and then the form’s no more', async () => {
    const at = await handedOver();
    await life.as(officer).endHandOver(at);
    expect(await dutiesOf(system, at.handOverId)).toEqual([
      { kind: 'acceptHandOver', state: 'lapsed', reason: 'calledBack' },
    ]);
    expect((await refusal(life.acceptForm(at))).status).toBe(409);
    expect((await view(at.handOverId, contact)).handed).toBeNull();
  });

  it('shows a form that has refused it nothing more of the child', async () => {
    const at = await handedOver();
    expect((await view(at.handOverId, contact)).handed?.child.givenName).toBe('Kim');
    await life.refuseForm(at);
    expect(await view(at.handOverId, contact)).toMatchObject({ handed: null, consents: [] });
  });

  it.each([
    ['before it is accepted', [], officer],
    ['when it has come back', ['refuseForm'], officer],
    ['when it is accepted', ['acceptForm'], contact],
  ] as const)('ends when a consent is withdrawn %s', async (...[, done, by]) => {
    const at = await handedOver();
    await life.do(at, ...done);
    await life.as(by).withdrawFormConsent(at);
    expect(await records.openKinds(at.handOverId)).toEqual([]);
    expect((await view(at.handOverId, officer)).stage).toBe('ended');
    expect(await dutiesOf(system, at.handOverId)).toContainEqual(
      expect.objectContaining({ state: 'lapsed', reason: 'consentWithdrawn' }),
    );
    expect((await refusal(life.as(by).withdrawFormConsent(at))).status).toBe(409);
  });

  it('goes on with a consent to one more party, which it names', async () => {
    const at = await handedOver();
    const more = { answer: 'given', parties: ['fritidsgården'] } as const;
    expect((await refusal(life.withdrawFormConsent(at, { ...more, parties: [] }))).code).toBe(
      'parties-missing',
    );
    await life.withdrawFormConsent(at, more);
    const { stage, consents } = await view(at.handOverId, contact);
    expect([stage, consents.length]).toEqual(['handedOver', 2]);
  });
});

describe('a form that is followed up', () => {
  const taken = async () => {
    const at = await handedOver();
    await life.acceptForm(at);
    return at;
  };
  const dueOf = async (id: string) =>
    (await system.raw('duty').where({ stream_id: id, kind: 'followUpForm', state: 'open' })).map(
      ({ due_at }) => due_at.toISOString(),
    );

  it('goes on to the end of the next term, and of the one after', async () => {
    const at = await taken();
    await life.followUpForm(at, { outcome: 'continued', note: 'Trivs.' });
    expect(await dueOf(at.handOverId)).toEqual(['2027-06-30T22:00:00.000Z']);
    system.clock.set('2027-06-10T09:00:00.000Z');
    await life.followUpForm(at, { outcome: 'continued', note: 'Trivs.' });
    expect(await dueOf(at.handOverId)).toEqual(['2027-12-31T23:00:00.000Z']);
  });

  it('late goes on to the end of the term that is going on', async () => {
    const at = await taken();
    system.clock.set('2027-01-10T09:00:00.000Z');
    await life.followUpForm(at, { outcome: 'continued', note: 'Trivs.' });
    expect(await dueOf(at.handOverId)).toEqual(['2027-06-30T22:00:00.000Z']);
  });

  it('rings fourteen days before the term ends, and is not forgotten if taken later than that', async () => {
    const at = await taken();
    await climb(at.handOverId, '2026-12-17T07:00:00.000Z');
    expect(await noticesOf(system, at.handOverId)).toEqual(
      expect.arrayContaining([
        `${leader} followUpForm 1`,
        'socialchef.degerfors followUpForm 1',
        `${contact} followUpForm 0`,
        `${contact} followUpForm 1`,
      ]),
    );
    system.clock.set('2026-12-22T09:00:00.000Z');
    const late = await taken();
    await climb(late.handOverId, system.clock.now());
    expect(await noticesOf(system, late.handOverId)).toEqual([`${contact} followUpForm 0`]);
  });

  it('ends for a reason', async () => {
    const at = await taken();
    await life.followUpForm(at);
    expect(await records.openKinds(at.handOverId)).toEqual([]);
    expect((await refusal(life.followUpForm(at))).status).toBe(409);
  });

  it('is never continued once the child has outgrown it, only handed on or ended (409)', async () => {
    // Born 2015-02-18: 16 is the last year of Steget, and 17 she turns in February 2032.
    const at = await taken();
    await system
      .raw('hand_over')
      .where({ id: at.handOverId })
      .update({ followed_through: '2031-12-31' });
    system.clock.set('2031-12-10T09:00:00.000Z');
    expect((await view(at.handOverId, contact)).range).toEqual({
      now: 'within',
      nextTerm: 'within',
    });
    await life.followUpForm(at, { outcome: 'continued', note: 'Trivs.' });
    system.clock.set('2032-06-10T09:00:00.000Z');
    expect((await view(at.handOverId, contact)).range?.now).toBe('outgrown');
    expect(
      await refusal(life.followUpForm(at, { outcome: 'continued', note: 'Trivs.' })),
    ).toMatchObject({ status: 409, code: 'form-outgrown', details: { on: '2032-07-01' } });
    expect(await records.openKinds(at.handOverId)).toEqual(['followUpForm']);
    await life.followUpForm(at);
  });

  it('is handed on with fresh consent, and seen here until the next form has taken it', async () => {
    const at = await taken();
    const stale = pinocchioFor({ now: monday });
    const without = { choice: { ...stale, consents: [] } };
    expect((await refusal(life.handOn(at, without))).code).toBe('form-consent-missing');
    const { id: other } = await life.handOn(at);
    expect(await records.openKinds(at.handOverId)).toEqual([]);
    expect(await view(other, contact)).toMatchObject({ from: 'Steget i Degerfors', origin: null });
    expect(await list(contact)).toEqual(expect.arrayContaining([at.handOverId, other]));
    const there = life.playedBy({ contact: next });
    expect((await refusal(life.acceptForm({ handOverId: other }))).status).toBe(403);
    await there.acceptForm({ handOverId: other });
    expect(await refusal(view(other, contact))).toEqual(hidden);
    expect(await list(contact)).not.toContain(other);
  });

  it('that the next form refuses goes back to the officer who began it', async () => {
    const at = await taken();
    const { id: other } = await life.handOn(at);
    await life.playedBy({ contact: next }).refuseForm({ handOverId: other });
    expect(await ownDuties(officer, other)).toEqual([['reassign', true]]);
    expect(await refusal(view(other, contact))).toEqual(hidden);
    await life.as(officer).chooseFormAgain({ handOverId: other });
  });
});

describe('until it has ended a hand-over is somebody’s', () => {
  it.each([
    [['chooseForm']],
    [['refuseForm']],
    [['acceptForm']],
    [['chooseFormAgain']],
    [['handOn']],
  ] as const)('after %s', async ([last]) => {
    const at = await life.until(last);
    const ids = [at.handOverId, at.otherHandOverId].filter((id) => id !== undefined);
    for (const id of ids) {
      const { stage } = (await view(id, leader)) as { stage: string };
      expect([stage, (await records.openKinds(id)).length]).toEqual([
        stage,
        stage === 'ended' ? 0 : 1,
      ]);
    }
  });
});

describe('who sees a hand-over', () => {
  it('is the form’s contact function, officers, and without words socialchef and auditor', async () => {
    const { handOverId: id } = await handedOver();
    for (const login of [contact, officer, leader]) {
      expect((await view(id, login)).handed?.why).toContain('somna');
    }
    for (const login of ['socialchef.degerfors', 'granskare.degerfors']) {
      expect(await view(id, login)).toMatchObject({ handed: null, consents: [], range: null });
    }
    for (const login of [
      next,
      'sspf.kinda',
      'larare.degerfors',
      'rektor.degerfors',
      'ifochef.kinda',
      'forvaltare.degerfors',
    ]) {
      expect([login, await refusal(view(id, login))]).toEqual([login, hidden]);
    }
    for (const login of [next, 'sspf.kinda', 'larare.degerfors', 'ifochef.kinda']) {
      expect([login, (await list(login)).includes(id)]).toEqual([login, false]);
    }
  });

  it('is answered and followed up by the contact function alone', async () => {
    const at = await handedOver();
    for (const login of [officer, leader]) {
      expect((await refusal(life.as(login).acceptForm(at))).status).toBe(403);
      expect((await refusal(life.as(login).refuseForm(at))).status).toBe(403);
    }
    expect((await refusal(life.as(contact).endHandOver(at))).status).toBe(403);
    await life.acceptForm(at);
    expect((await refusal(life.as(leader).followUpForm(at))).status).toBe(403);
  });

  it.each(['at once', 'at commit'] as const)(
    'is not shown when the look cannot be recorded %s',
    async (when) => {
      const { handOverId } = await handedOver();
      const look = () => view(handOverId, contact);
      await withBrokenTrail(system.raw, { kind: 'handOverRead', when }, () =>
        expect(look()).rejects.toThrow('the trail is broken'),
      );
      expect(await eventsAdded(records, handOverId, look)).toEqual(['handOverRead']);
    },
  );
});
