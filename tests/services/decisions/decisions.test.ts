import { beforeEach, describe, expect, it } from 'vitest';
import type { Information } from '../../../domain/decisions/records.ts';
import type { ViolenceKind } from '../../../domain/intake/violence.ts';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { decideOnInvestigation, informConcerned } from '../../../services/decisions/decisions.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { decisionToOpen } from '../../helpers/deeds.ts';
import { refusal, refusalIn } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

const { system, deeds, records } = await stage();
beforeEach(() => system.clock.set(monday));

/** Opened and assessed by an officer who then holds the case. */
const held = async (violence: ViolenceKind = 'none'): Promise<string> => {
  const { id } = await deeds.send();
  system.clock.advance({ minutes: 45 });
  await deeds.open(id, officer);
  await deeds.assess(id, { violence }, officer);
  return id;
};
const inform = async (id: string, information: Information) =>
  informConcerned(system.deps, await system.as(leader), id, information);
const caseDuties = async (id: string): Promise<readonly string[]> =>
  (await records.openKinds(id)).filter((kind) => kind !== 'coSign' && !kind.includes('Meeting'));

describe('the decision to open or not to open an investigation (20 kap. 2 § SoL)', () => {
  it.each([
    ['open', ['giveFeedback', 'informConcerned']],
    ['doNotOpen', ['giveFeedback']],
  ] as const)('to %s concludes the report and leaves the duties %j', async (outcome, duties) => {
    const id = await held();
    const answer = await deeds.decide(id, { outcome }, officer);
    expect(answer.report).toEqual({ id, status: 'concluded', concludedAs: outcome });
    expect(await records.dutyOf(id, 'decideOnInvestigation')).toMatchObject({ state: 'done' });
    expect(await caseDuties(id)).toEqual(duties);
  });

  it('keeps who, when, grounds, reasons, the child’s view and best interests, sealed', async () => {
    const id = await held();
    await deeds.decide(
      id,
      { outcome: 'doNotOpen', reasons: 'Stödet från farmor räcker.' },
      officer,
    );
    const [fact] = await viewFacts(system.deps, await system.as(leader), id, ['decisionMade']);
    expect(fact).toMatchObject({
      outcome: 'doNotOpen',
      at: system.clock.now(),
      personId: await records.personId(officer),
      record: { ...decisionToOpen, outcome: 'doNotOpen', reasons: 'Stödet från farmor räcker.' },
    });
  });

  it('comes after the protection assessment and once (409 with the state)', async () => {
    const { id } = await deeds.opened();
    expect(await refusal(deeds.decide(id))).toMatchObject({
      status: 409,
      details: { current: 'opened' },
    });
    await deeds.assess(id);
    await deeds.decide(id);
    expect(await refusal(deeds.decide(id))).toMatchObject({
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
      expect([login, (await refusal(deeds.decide(id, {}, login))).status]).toEqual([login, 403]);
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
    const decide = async (login: string) =>
      decideOnInvestigation(strict, await system.as(login), id, decisionToOpen);
    expect(await refusal(decide(officer))).toMatchObject({
      status: 403,
      code: 'decider-is-ifo-chef',
    });
    expect(await decide(leader)).toHaveProperty('id');
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
    const attempt = decideOnInvestigation(system.deps, await system.as(login), id, {
      ...decisionToOpen,
      outcome: 'doNotOpen',
      override: reason,
    });
    const outcome = await attempt.then(
      () => 201,
      (error: unknown) => refusalIn(error).status,
    );
    expect(outcome).toBe(status);
    expect((await records.report(id)).status).toBe(status === 201 ? 'concluded' : 'assessed');
  });

  it('names the rule that asks for the leader’s reasoned override', async () => {
    const id = await held('honour');
    expect(await refusal(deeds.decide(id, { outcome: 'doNotOpen' }, officer))).toEqual({
      status: 403,
      code: 'leader-override-required',
      details: { rule: 'openInvestigation' },
    });
  });

  it('needs nobody’s leave to open', async () => {
    const id = await held('byCloseRelation');
    expect((await deeds.decide(id, {}, officer)).report.concludedAs).toBe('open');
  });
});

describe('those concerned are told (20 kap. 4 § SoL)', () => {
  it('at once: due at the end of the day of the decision', async () => {
    const { id } = await deeds.decided();
    const duty = await records.dutyOf(id, 'informConcerned');
    expect(duty.due_at.toISOString()).toBe('2026-11-16T23:00:00.000Z');
    const answer = await inform(id, { told: true, how: 'telefon' });
    expect(answer.duties.map(({ kind }) => kind)).toEqual(['giveFeedback']);
  });

  it('later with särskilda skäl and a date of review, and then still', async () => {
    const { id } = await deeds.decided();
    const reasons = { told: false, exceptionalReasons: 'Flickan är inte i säkerhet.' } as const;
    await inform(id, { ...reasons, reviewOn: '2026-11-17' });
    expect(await records.dutyOf(id, 'informConcerned')).toMatchObject({ state: 'done' });
    await inform(id, { told: true, how: 'besök' });
    const facts = await viewFacts(system.deps, await system.as(leader), id, ['concernedInformed']);
    expect(facts.map(({ outcome }) => outcome)).toEqual(['postponed', 'told']);
  });

  it.each(['2026-11-16', '2026-11-15'])(
    'not with a review on %s, which is no later day',
    async (reviewOn) => {
      const { id } = await deeds.decided();
      const attempt = inform(id, { told: false, exceptionalReasons: 'x', reviewOn });
      expect(await refusal(attempt)).toMatchObject({ status: 422, code: 'review-in-past' });
    },
  );

  it('of an opened investigation only', async () => {
    const { id } = await deeds.decided({}, { outcome: 'doNotOpen' });
    expect(await refusal(inform(id, { told: true, how: 'brev' }))).toMatchObject({
      status: 409,
      code: 'nothing-to-tell',
    });
    const undecided = await deeds.assessed();
    expect((await refusal(inform(undecided.id, { told: true, how: 'brev' }))).status).toBe(409);
  });
});

describe('the feedback that a decision owes', () => {
  const { reporter } = sampleReport();
  it.each([
    ['wanted', { feedback: { wanted: true } }, true],
    ['not wanted', { feedback: { wanted: false } }, false],
    ['wanted by a private person, who gets none', { agencyKind: 'privatePerson', reporter }, false],
  ] as const)('is owed when %s: %o → %s', async (_, changes, owed) => {
    const { id } = await deeds.decided(changes);
    expect((await records.openKinds(id)).includes('giveFeedback')).toBe(owed);
  });
});
