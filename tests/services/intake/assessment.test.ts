import { beforeEach, describe, expect, it } from 'vitest';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { select } from '../../helpers/sql.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const officer = 'socialsekreterare1.degerfors';
const honour = { worry: { ...sampleReport().worry, kinds: ['honour'] } } as const;

const { system, deeds, records } = await stage();
beforeEach(() => system.clock.set(monday));

const situations = (reportId: string): Promise<readonly { because: string; id: string }[]> =>
  select(
    system.raw,
    `select s.id, s.because from acute_situation s
     join acute_situation_report r on r.situation_id = s.id where r.report_id = ?`,
    [reportId],
  );

describe('the protection assessment (20 kap. 1 § SoL)', () => {
  it('is a dated, named record with reasons also for no, sealed', async () => {
    const { id } = await deeds.opened();
    system.clock.advance({ minutes: 12 });
    await deeds.assess(id, { immediateNeed: 'no', reasons: 'Hos farmor till i morgon.' });
    const call = await system.as('ifochef.degerfors');
    const [fact] = await viewFacts(system.deps, call, id, ['protectionAssessed']);
    expect(fact).toMatchObject({
      at: system.clock.now(),
      personId: await records.personId('ifochef.degerfors'),
      record: { immediateNeed: 'no', reasons: 'Hos farmor till i morgon.', violence: 'none' },
    });
  });

  it('ends its duty, moves the report on, and opens the duties of the joint meeting', async () => {
    const { id } = await deeds.opened();
    const answer = await deeds.assess(id);
    expect(answer.report.status).toBe('assessed');
    expect(await records.dutyOf(id, 'assessProtection')).toMatchObject({ state: 'done' });
    expect((await records.openKinds(id)).filter((kind) => kind !== 'coSign')).toEqual([
      'decideOnInvestigation',
      'holdJointMeeting',
      'proposeMeetingTimes',
    ]);
  });

  it('in protected-contact mode opens no meeting', async () => {
    const { id } = await deeds.opened(honour);
    await deeds.assess(id, { violence: 'honour' });
    expect((await records.openKinds(id)).filter((kind) => kind !== 'coSign')).toEqual([
      'decideOnInvestigation',
    ]);
  });

  it.each([
    ['none', true],
    ['byOther', true],
    ['byCloseRelation', false],
    ['witnessed', false],
    ['honour', false],
  ] as const)(
    'of violence %s: a joint meeting with the guardians is owed %s, whatever the reporter knew',
    async (violence, isOwed) => {
      const { id } = await deeds.opened();
      await deeds.assess(id, { violence });
      const kinds = await records.openKinds(id);
      expect(kinds.includes('holdJointMeeting')).toBe(isOwed);
      expect(kinds.includes('proposeMeetingTimes')).toBe(isOwed);
    },
  );

  it('is made once, by whoever holds the case or leads, and never unopened', async () => {
    const { id } = await deeds.send();
    expect((await refusal(deeds.assess(id))).status).toBe(409);
    await deeds.open(id);
    expect((await refusal(deeds.assess(id, {}, officer))).status).toBe(403);
    expect((await refusal(deeds.assess(id, {}, 'rektor.degerfors'))).status).toBe(403);
    await deeds.assess(id, {}, 'bitrifochef.degerfors');
    expect(await refusal(deeds.assess(id))).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: 'assessed' },
    });
  });

  it('by an officer who opened the report herself needs no leader', async () => {
    const { id } = await deeds.send();
    system.clock.advance({ minutes: 40 });
    await deeds.open(id, officer);
    expect((await deeds.assess(id, {}, officer)).report.status).toBe('assessed');
  });

  it.each([
    ['2026-11-16T13:59:59.000Z', '2026-11-16T23:00:00.000Z'],
    ['2026-11-16T14:00:00.000Z', '2026-11-17T23:00:00.000Z'],
    ['2026-11-20T22:58:00.000Z', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01T12:59:59.000Z', '2026-07-01T22:00:00.000Z'],
    ['2026-07-01T13:00:00.000Z', '2026-07-02T22:00:00.000Z'],
  ])(
    'of what arrives at %s is due at %s: *genast* is the same day, from 15:00 the next',
    async (at, due) => {
      system.clock.set(at);
      const { id } = await deeds.send();
      const { due_at: dueAt } = await records.dutyOf(id, 'assessProtection');
      expect(dueAt.toISOString()).toBe(due);
    },
  );
});

describe('an immediate need of protection', () => {
  it('is an acute situation with a follow-up meeting owed', async () => {
    const { id } = await deeds.opened();
    const wakes = system.wakes();
    await deeds.assess(id, { immediateNeed: 'yes' });
    expect(system.wakes()).toBeGreaterThan(wakes);
    const [situation, ...others] = await situations(id);
    expect(others).toEqual([]);
    expect(situation?.because).toBe('immediateNeed');
    expect(await records.openKinds(situation?.id ?? '')).toEqual(['holdFollowUpMeeting']);
    const view = await viewReport(system.deps, await system.as('ifochef.degerfors'), id);
    expect(view.acuteSituationId).toBe(situation?.id);
  });

  it('joins the situation that the report itself opened', async () => {
    const { acute } = sampleReport();
    const { id } = await deeds.opened({ acute: { ...acute, danger: 'yes' } });
    await deeds.assess(id, { immediateNeed: 'yes' });
    expect(await situations(id)).toMatchObject([{ because: 'reportedAcute' }]);
  });

  it('is none when the answer is no', async () => {
    const { id } = await deeds.assessed();
    expect(await situations(id)).toEqual([]);
  });
});
