import { beforeEach, describe, expect, it } from 'vitest';
import type { AgreedChange } from '../../../domain/situations/records.ts';
import { advance } from '../../../services/waking/advance.ts';
import { viewSituation } from '../../../services/situations/situation-views.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { noticesOf, situationOf } from '../../helpers/stream-rows.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const leader = 'ifochef.degerfors';
const rektor = 'rektor.degerfors';
const officer = 'socialsekreterare1.degerfors';
const acute = { acute: { ...sampleReport().acute, danger: 'yes' } } as const;
const changeOf = (owner: AgreedChange['owner']): AgreedChange => ({
  what: 'Rätt nummer sätts upp.',
  owner,
  date: '2026-12-15',
});

const situation = async (words: object = acute): Promise<string> =>
  situationOf(system, (await life.send(words)).id);
const view = async (id: string, login: string) =>
  viewSituation(system.deps, await system.as(login), id);

/** A situation whose meeting agreed on one change. */
const agreed = async (owner: AgreedChange['owner']) => {
  const situationId = await situation();
  await life.holdFollowUp({ situationId }, { agreedChanges: [changeOf(owner)] });
  const [change] = (await view(situationId, leader)).agreedChanges;
  return { situationId, changeId: change?.id ?? '' };
};

describe('a change that a follow-up meeting agreed on (Degerforsmodellen)', () => {
  it.each([
    ['rektor', 'sender'],
    ['officer', 'receiver'],
    ['ifoChef', 'receiver'],
  ] as const)('is owed by the %s, on her side, until the end of its day', async (owner, side) => {
    const { situationId, changeId } = await agreed(owner);
    expect(await records.dutyOf(situationId, 'agreedChange')).toMatchObject({
      owner_role: owner,
      side,
      about: changeId,
      due_at: new Date('2026-12-15T23:00:00.000Z'),
      state: 'open',
    });
  });

  it('is seen by both sides, and what became of it too', async () => {
    const place = await agreed('rektor');
    await life.as(rektor).endChange(place, { outcome: 'dropped', reason: 'Växeln läggs ned.' });
    for (const login of [leader, rektor]) {
      expect((await view(place.situationId, login)).agreedChanges).toEqual([
        {
          id: place.changeId,
          ...changeOf('rektor'),
          ended: { outcome: 'dropped', at: monday, reason: 'Växeln läggs ned.' },
        },
      ]);
    }
    expect((await view(place.situationId, 'granskare.degerfors')).agreedChanges).toMatchObject([
      { what: null, date: null, owner: 'rektor', ended: { outcome: 'dropped', reason: null } },
    ]);
    expect(await records.dutyOf(place.situationId, 'agreedChange')).toMatchObject({
      state: 'lapsed',
      reason: 'dropped',
    });
  });

  it('keeps the situation open after its meeting, until the change is made', async () => {
    const place = await agreed('officer');
    const look = async () => {
      const seen = await advance(system.workerDeps, 'acuteSituation', place.situationId, monday);
      return seen.is === 'here' && seen.state.ended;
    };
    expect(await look()).toBe(false);
    const wakes = system.wakes();
    await life.as(officer).endChange(place);
    expect(system.wakes()).toBe(wakes + 1);
    expect(await look()).toBe(true);
  });

  it('rings when its day is over, and only on the side of whoever owes it', async () => {
    const due = '2026-12-15T23:00:00.000Z';
    for (const [owner, told] of [
      ['rektor', [`${rektor} agreedChange 1`]],
      ['ifoChef', [`${leader} agreedChange 1`, 'socialchef.degerfors agreedChange 1']],
    ] as const) {
      const { situationId } = await agreed(owner);
      await advance(system.workerDeps, 'acuteSituation', situationId, due);
      expect(await noticesOf(system, situationId)).toEqual(told);
    }
  });

  it.each<readonly [owner: AgreedChange['owner'], login: string]>([
    ['rektor', officer],
    ['rektor', leader],
    ['ifoChef', rektor],
    ['ifoChef', officer],
  ])('of the %s is not ended by %s', async (owner, login) => {
    const ending = life.as(login).endChange(await agreed(owner));
    expect(await refusal(ending)).toMatchObject({ status: 403, code: 'not-your-change' });
  });

  it.each<readonly [owner: AgreedChange['owner'], login: string]>([
    ['officer', 'socialsekreterare2.degerfors'],
    ['officer', leader],
    ['ifoChef', 'bitrifochef.degerfors'],
  ])('of the %s is also ended by %s', async (owner, login) => {
    const place = await agreed(owner);
    await life.as(login).endChange(place);
    expect(await records.openKinds(place.situationId)).toEqual([]);
  });

  it('is ended once, and only if there is such a change', async () => {
    const place = await agreed('ifoChef');
    await life.endChange(place);
    expect(await refusal(life.endChange(place))).toMatchObject({ code: 'already-ended' });
    const { situationId } = place;
    expect(await refusal(life.endChange({ situationId, changeId: situationId }))).toMatchObject({
      status: 404,
    });
  });

  it('can be agreed on when the meeting is written down, and not before it was held', async () => {
    const situationId = await situation();
    expect(await refusal(life.agreeChange({ situationId }))).toMatchObject({
      status: 409,
      code: 'not-held',
    });
    await life.holdFollowUp({ situationId });
    await life.agreeChange({ situationId });
    expect((await view(situationId, leader)).agreedChanges).toHaveLength(1);
  });

  it('is not given to a school that may not know of the situation', async () => {
    const { id } = await life.send();
    await life.openSituation(id);
    const found = await situationOf(system, id);
    const kept = await situation({ ...acute, coSigning: { exclude: ['rektor'] } });
    await life.planFollowUp({ situationId: kept });
    for (const situationId of [found, kept]) {
      const holding = life.holdFollowUp({ situationId }, { agreedChanges: [changeOf('rektor')] });
      expect(await refusal(holding)).toMatchObject({ status: 409, code: 'school-not-told' });
      expect((await view(situationId, leader)).heldAt).toBeNull();
    }
    await life.planFollowUp({ situationId: kept }, { invitedFunctions: ['rektor'] });
    await life.holdFollowUp({ situationId: kept }, { agreedChanges: [changeOf('rektor')] });
  });
});
