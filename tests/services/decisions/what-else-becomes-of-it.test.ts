import { beforeEach, describe, expect, it } from 'vitest';
import { changeDecision } from '../../../services/decisions/decisions.ts';
import { advance } from '../../../services/waking/advance.ts';
import { deeds } from '../../helpers/life.ts';
import { refusal } from '../../helpers/refusals.ts';
import { rungsOf } from '../../helpers/stream-rows.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const days = (count: number): void => system.clock.advance({ minutes: count * 24 * 60 });
const look = (id: string) => advance(system.workerDeps, 'report', id, system.clock.now());
const stateOf = async (id: string, kind: string) => {
  const { state, reason } = await records.dutyOf(id, kind);
  return [state, reason];
};

describe('an extension of the fourteen days (20 kap. 2 § SoL)', () => {
  it('gives the decision another last day, and its last reminders with it', async () => {
    const { id } = await life.until('assess');
    days(12);
    await look(id);
    await life.extend(id, { until: '2026-12-14' });
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({
      state: 'open',
      anchor_at: new Date(monday),
      due_at: new Date('2026-12-14T23:00:00.000Z'),
      next_rung_at: new Date('2026-12-13T07:00:00.000Z'),
    });
    days(17);
    await look(id);
    const rungs = await rungsOf(system, id, 'decideOnInvestigation');
    expect(rungs.map(({ number, dueAt }) => [number, dueAt])).toEqual([
      [1, '2026-11-23T07:00:00.000Z'],
      [2, '2026-11-27T07:00:00.000Z'],
      [3, '2026-12-13T07:00:00.000Z'],
      [4, '2026-12-14T07:00:00.000Z'],
      [5, '2026-12-15T07:00:00.000Z'],
    ]);
  });

  it.each(['workload', 'holiday', 'organisation'] as const)(
    'is refused for %s, which is the authority`s own and no exceptional ground',
    async (grounds) => {
      const { id } = await life.until('assess');
      expect(await refusal(life.extend(id, { grounds }))).toMatchObject({
        status: 422,
        code: 'not-exceptional',
      });
    },
  );

  it('is refused when it is none, and when the time has passed', async () => {
    const { id } = await life.until('assess');
    expect(await refusal(life.extend(id, { until: '2026-11-30' }))).toMatchObject({
      code: 'invalid-request',
    });
    days(15);
    expect(await refusal(life.extend(id))).toMatchObject({ status: 409, code: 'too-late' });
  });
});

describe('violence close to the child (HSLF-FS 2022:39)', () => {
  it.each(['byCloseRelation', 'witnessed', 'honour'] as const)(
    '%s is investigated by the end of the next day, and rings until it is',
    async (violence) => {
      const { id } = await life.until('open');
      await life.assess(id, { violence });
      expect(await records.dutyOf(id, 'openInvestigation')).toMatchObject({
        due_at: new Date('2026-11-17T23:00:00.000Z'),
      });
      days(2);
      await look(id);
      expect(await rungsOf(system, id, 'openInvestigation')).toMatchObject([
        { number: 1, to: 'owner ifoChef socialchef' },
      ]);
      await life.decide(id);
      expect(await stateOf(id, 'openInvestigation')).toEqual(['done', null]);
    },
  );

  it('is not investigated only by a leader`s reasoned override, which ends the duty as lapsed', async () => {
    const { id } = await life.until('open');
    await life.assess(id, { violence: 'witnessed' });
    await life.decide(id, { outcome: 'doNotOpen', override: 'Barnet bor inte längre där.' });
    expect(await stateOf(id, 'openInvestigation')).toEqual(['lapsed', 'override']);
  });
});

describe('a suspected crime against the child (10 kap. 21 § OSL)', () => {
  it('is reported to the police or not within two weekdays; not yet leaves it to be settled', async () => {
    const { id } = await life.until('open');
    await life.assess(id, { crimeSuspected: true });
    expect(await records.dutyOf(id, 'policeReport')).toMatchObject({
      due_at: new Date('2026-11-18T23:00:00.000Z'),
    });
    await life.policeReport(id, { outcome: 'notYet' });
    expect(await stateOf(id, 'policeReport')).toEqual(['open', null]);
    days(3);
    await look(id);
    expect(await rungsOf(system, id, 'policeReport')).toMatchObject([{ to: 'ifoChef socialchef' }]);
    await life.policeReport(id, { outcome: 'notMade', why: 'Åklagaren avrådde.' });
    expect(await stateOf(id, 'policeReport')).toEqual(['done', null]);
  });

  it('is not told of by a day that has not come', async () => {
    const { id } = await life.until('assess');
    expect(await refusal(life.policeReport(id, { on: '2026-11-17' }))).toMatchObject({
      code: 'invalid-request',
    });
  });
});

describe('a report that belongs to an ongoing investigation', () => {
  it('needs no decision, and whoever wants feedback is owed it at once (19 kap. 6 § SoL)', async () => {
    const { id } = await life.until('assess', 'cover');
    expect(await records.report(id)).toMatchObject({
      status: 'concluded',
      concluded_as: 'coveredByOngoing',
    });
    expect(await stateOf(id, 'decideOnInvestigation')).toEqual(['lapsed', 'coveredByOngoing']);
    expect(await records.dutyOf(id, 'giveFeedback')).toMatchObject({
      at_once: true,
      due_at: new Date('2026-11-16T23:00:00.000Z'),
    });
    expect(await refusal(life.giveFeedback(id, { answer: 'opened' }))).toMatchObject({
      code: 'not-what-was-decided',
    });
    await life.giveFeedback(id, { answer: 'alreadyOngoing' });
  });

  it('is decided on after all when there was no investigation', async () => {
    const { id } = await life.until('assess', 'cover');
    await life.changeDecision(id, { outcome: 'open' });
    expect(await records.report(id)).toMatchObject({ concluded_as: 'open' });
    expect(await stateOf(id, 'informConcerned')).toEqual(['open', null]);
  });
});

describe('a changed decision (37–38 §§ FL)', () => {
  it('owes information and feedback anew, also when both were given and the report was closed', async () => {
    const { id } = await life.until('sign', 'decline', 'hold', 'minutes');
    await life.decide(id, { outcome: 'doNotOpen' });
    await life.giveFeedback(id, { answer: 'notOpened' });
    await look(id);
    expect((await records.report(id)).status).toBe('closed');
    days(3);
    await life.changeDecision(id, { outcome: 'open' });
    expect(await records.report(id)).toMatchObject({ status: 'concluded', concluded_as: 'open' });
    const open = await records.openKinds(id);
    expect(open).toEqual(['giveFeedback', 'informConcerned']);
    expect(await refusal(life.giveFeedback(id, { answer: 'notOpened' }))).toMatchObject({
      code: 'not-what-was-decided',
    });
  });

  it('is another one, by whoever holds the case or a leader', async () => {
    const { id } = await life.until('decide');
    expect(await refusal(life.changeDecision(id, { outcome: 'open' }))).toMatchObject({
      status: 409,
      code: 'not-changed',
    });
    const words = deeds.changeDecision.words({ now: monday, officer: '' });
    const colleague = await system.as('socialsekreterare2.degerfors');
    expect(await refusal(changeDecision(system.deps, colleague, id, words))).toMatchObject({
      status: 403,
    });
  });

  it('needs the override that the first one would have needed', async () => {
    const { id } = await life.until('open');
    await life.assess(id, { violence: 'honour' });
    await life.decide(id);
    expect(await refusal(life.changeDecision(id))).toMatchObject({
      code: 'leader-override-required',
    });
  });
});

describe('information that was postponed (20 kap. 4 § SoL)', () => {
  it('is looked at again on its day and every morning after, until those concerned are told', async () => {
    const { id } = await life.until('decide');
    await life.informLater(id, { reviewOn: '2026-11-20' });
    days(6);
    await look(id);
    const rungs = await rungsOf(system, id, 'reviewPostponedInformation');
    expect(rungs.map(({ dueAt, to }) => [dueAt, to])).toEqual([
      ['2026-11-20T23:00:00.000Z', 'owner'],
      ['2026-11-21T07:00:00.000Z', 'ifoChef socialchef'],
      ['2026-11-22T07:00:00.000Z', 'ifoChef socialchef'],
    ]);
    await life.informLater(id, { reviewOn: '2026-11-27' });
    await life.inform(id);
    const all = (await records.duties(id)).filter(
      ({ kind }) => kind === 'reviewPostponedInformation',
    );
    expect(all.map(({ state }) => state)).toEqual(['done', 'done']);
  });
});

describe('a proposed decision (routine §5.5)', () => {
  it('moves the duty to the leaders` queue, and its clock goes on', async () => {
    const { id } = await life.until('open', 'assign');
    const hers = life.playedBy({ holder: 'socialsekreterare1.degerfors' });
    await hers.assess(id);
    const before = await records.dutyOf(id, 'decideOnInvestigation');
    expect(before).toMatchObject({ owner_role: 'officer' });
    await hers.proposeDecision(id);
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toEqual({
      ...before,
      owner_role: 'ifoChef',
      assignee_id: null,
    });
    expect((await records.report(id)).status).toBe('assessed');
    await life.decide(id);
    expect(await stateOf(id, 'decideOnInvestigation')).toEqual(['done', null]);
  });
});
