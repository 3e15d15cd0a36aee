import { beforeEach, describe, expect, it } from 'vitest';
import type { ViolenceKind } from '../../../domain/intake/violence.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { deeds } from '../../helpers/life.ts';
import { lifeOf } from '../../helpers/living.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

/** Opened and assessed by an officer who then holds the case. */
const held = async (violence: ViolenceKind = 'none'): Promise<string> => {
  const { id } = await life.send();
  system.clock.advance({ minutes: 45 });
  await life.as(officer).open(id);
  await life.as(officer).assess(id, { violence });
  return id;
};
const caseDuties = async (id: string): Promise<readonly string[]> =>
  (await records.openKinds(id)).filter((kind) => kind !== 'coSign' && !kind.includes('Meeting'));

describe('the decision to open or not to open an investigation (20 kap. 2 § SoL)', () => {
  it.each([
    ['open', ['giveFeedback', 'informConcerned']],
    ['doNotOpen', ['giveFeedback']],
  ] as const)('to %s concludes the report and leaves the duties %j', async (outcome, duties) => {
    const id = await held();
    const answer = await life.as(officer).decide(id, { outcome });
    expect(answer.report).toEqual({ id, status: 'concluded', concludedAs: outcome });
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({ state: 'done' });
    expect(await caseDuties(id)).toEqual(duties);
  });

  it('keeps who, when, grounds, reasons, the child’s view and best interests, sealed', async () => {
    const id = await held();
    const usual = deeds.decide.words({ now: monday, officer });
    await life
      .as(officer)
      .decide(id, { outcome: 'doNotOpen', reasons: 'Stödet från farmor räcker.' });
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['decisionMade']);
    expect(fact).toMatchObject({
      outcome: 'doNotOpen',
      at: system.clock.now(),
      personId: await records.personId(officer),
      record: {
        ...usual,
        outcome: 'doNotOpen',
        reasons: 'Stödet från farmor räcker.',
        identifiers: { compared: ['number', 'name'], whyNot: null },
      },
    });
  });

  it('comes after the protection assessment and once (409 with the state)', async () => {
    const { id } = await life.until('open');
    expect(await refusal(life.decide(id))).toMatchObject({
      status: 409,
      details: { current: 'opened' },
    });
    await life.assess(id);
    await life.decide(id);
    expect(await refusal(life.decide(id))).toMatchObject({
      status: 409,
      details: { current: 'concluded' },
    });
  });

  it('is not another officer’s, nor anybody’s outside intake', async () => {
    const id = await held();
    for (const login of [
      'socialsekreterare2.degerfors',
      'socialchef.degerfors',
      'rektor.degerfors',
    ]) {
      expect([login, (await refusal(life.as(login).decide(id))).status]).toEqual([login, 403]);
    }
  });

  it('is the IFO-chef’s where the municipality says so', async () => {
    const id = await held();
    const { directory } = system.deps;
    const strict: Deps = {
      ...system.deps,
      directory: {
        ...directory,
        settingsVersion: (...of) => ({ ...directory.settingsVersion(...of), decider: 'ifoChef' }),
      },
    };
    const there = lifeOf(system, strict);
    expect(await refusal(there.as(officer).decide(id))).toMatchObject({
      status: 403,
      code: 'decider-is-ifo-chef',
    });
    expect(await there.decide(id)).toHaveProperty('id');
  });
});

describe('with violence (HSLF-FS 2022:39)', () => {
  const override = 'Redan utrett, inget nytt har hänt.';

  it.each<readonly [ViolenceKind, string, string | null, number]>([
    ['none', officer, null, 201],
    ['byOther', officer, null, 201],
    ['byCloseRelation', officer, null, 403],
    ['byCloseRelation', officer, override, 403],
    ['byCloseRelation', leader, null, 403],
    ['byCloseRelation', leader, override, 201],
    ['witnessed', officer, override, 403],
    ['witnessed', leader, override, 201],
    ['honour', officer, null, 403],
    ['honour', leader, override, 201],
    ['honour', 'bitrifochef.degerfors', override, 201],
  ])('%s: not to open, by %s with override %j: %d', async (violence, login, reason, status) => {
    const id = await held(violence);
    const attempt = life.as(login).decide(id, { outcome: 'doNotOpen', override: reason });
    const outcome = await attempt.then(
      () => 201,
      (error: unknown) => refusalIn(error).status,
    );
    expect(outcome).toBe(status);
    expect((await records.report(id)).status).toBe(status === 201 ? 'concluded' : 'assessed');
  });

  it('names the rule that asks for the leader’s reasoned override', async () => {
    const id = await held('honour');
    expect(await refusal(life.as(officer).decide(id, { outcome: 'doNotOpen' }))).toEqual({
      status: 403,
      code: 'leader-override-required',
      details: { rule: 'openInvestigation' },
    });
  });

  it('needs nobody’s leave to open', async () => {
    const id = await held('byCloseRelation');
    expect((await life.as(officer).decide(id)).report.concludedAs).toBe('open');
  });
});

describe('those concerned are told (20 kap. 4 § SoL)', () => {
  it('at once: due at the end of the day of the decision', async () => {
    const { id } = await life.until('waive', 'decide');
    const duty = await records.dutyOf(id, 'informConcerned');
    expect(duty.due_at.toISOString()).toBe('2026-11-16T23:00:00.000Z');
    const answer = await life.inform(id);
    expect(answer.duties.map(({ kind }) => kind)).toEqual(['giveFeedback']);
  });

  it('later with särskilda skäl and a date of review, and then still', async () => {
    const { id } = await life.until('waive', 'decide');
    await life.informLater(id, { reviewOn: '2026-11-17' });
    expect(await records.dutyOf(id, 'informConcerned')).toMatchObject({ state: 'done' });
    await life.inform(id);
    const facts = await viewFacts(system.deps, await system.as(leader), id, ['concernedInformed']);
    expect(facts.map(({ outcome }) => outcome)).toEqual(['postponed', 'told']);
  });

  it.each(['2026-11-16', '2026-11-15'])(
    'not with a review on %s, which is no later day',
    async (reviewOn) => {
      const { id } = await life.until('waive', 'decide');
      expect(await refusal(life.informLater(id, { reviewOn }))).toMatchObject({
        status: 422,
        code: 'review-in-past',
      });
    },
  );

  it('of an opened investigation only', async () => {
    const { id } = await life.saying({ decide: { outcome: 'doNotOpen' } }).until('waive', 'decide');
    expect(await refusal(life.inform(id))).toMatchObject({
      status: 409,
      code: 'nothing-to-tell',
    });
    const undecided = await life.until('assess');
    expect((await refusal(life.inform(undecided.id))).status).toBe(409);
  });
});

describe('the feedback that a decision owes', () => {
  const { reporter } = sampleReport();
  it.each([
    ['wanted', { feedback: { wanted: true } }, true],
    ['not wanted', { feedback: { wanted: false } }, false],
    ['wanted by a private person, who gets none', { agencyKind: 'privatePerson', reporter }, false],
  ] as const)('is owed when %s: %o → %s', async (_, changes, owed) => {
    const { id } = await life.saying({ send: changes }).until('waive', 'decide');
    expect((await records.openKinds(id)).includes('giveFeedback')).toBe(owed);
  });
});
