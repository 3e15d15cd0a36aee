import { beforeEach, describe, expect, it } from 'vitest';
import { viewReport } from '../../../services/reports/report-views.ts';
import { select } from '../../helpers/sql.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const officer = 'socialsekreterare1.degerfors';
const honour = { worry: { ...sampleReport().worry, kinds: ['honour'] } } as const;

const { system, life, records } = await stage();
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
    const { id } = await life.until('open');
    system.clock.advance({ minutes: 12 });
    await life.assess(id, { immediateNeed: 'no', reasons: 'Hos farmor till i morgon.' });
    const call = await system.as('ifochef.degerfors');
    const [fact] = await viewFacts(system.deps, call, id, ['protectionAssessed']);
    expect(fact).toMatchObject({
      at: system.clock.now(),
      personId: await records.personId('ifochef.degerfors'),
      record: { immediateNeed: 'no', reasons: 'Hos farmor till i morgon.', violence: 'none' },
    });
  });

  it('ends its duty, moves the report on, and opens the duties of the joint meeting', async () => {
    const { id } = await life.until('open');
    const answer = await life.assess(id);
    expect(answer.report.status).toBe('assessed');
    expect(await records.dutyOf(id, 'assessProtection')).toMatchObject({ state: 'done' });
    expect((await records.openKinds(id)).filter((kind) => kind !== 'coSign')).toEqual([
      'decideOnInvestigation',
      'holdJointMeeting',
      'proposeMeetingTimes',
    ]);
  });

  it('in protected-contact mode opens no meeting', async () => {
    const { id } = await life.saying({ send: honour }).until('open');
    await life.assess(id, { violence: 'honour' });
    expect((await records.openKinds(id)).filter((kind) => kind !== 'coSign')).toEqual([
      'decideOnInvestigation',
      'openInvestigation',
      'policeReport',
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
      const { id } = await life.until('open');
      await life.assess(id, { violence });
      const kinds = await records.openKinds(id);
      expect(kinds.includes('holdJointMeeting')).toBe(isOwed);
      expect(kinds.includes('proposeMeetingTimes')).toBe(isOwed);
    },
  );

  it('is made once, by whoever holds the case or leads, and never unopened', async () => {
    const { id } = await life.send();
    expect((await refusal(life.assess(id))).status).toBe(409);
    await life.open(id);
    expect((await refusal(life.as(officer).assess(id))).status).toBe(403);
    expect((await refusal(life.as('rektor.degerfors').assess(id))).status).toBe(403);
    await life.as('bitrifochef.degerfors').assess(id);
    expect(await refusal(life.assess(id))).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: 'assessed' },
    });
  });

  it('by an officer who opened the report herself needs no leader', async () => {
    const { id } = await life.send();
    system.clock.advance({ minutes: 40 });
    await life.as(officer).open(id);
    expect((await life.as(officer).assess(id)).report.status).toBe('assessed');
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
      const { id } = await life.send();
      const { due_at: dueAt } = await records.dutyOf(id, 'assessProtection');
      expect(dueAt.toISOString()).toBe(due);
    },
  );
});

describe('an immediate need of protection', () => {
  it('is an acute situation with a follow-up meeting owed', async () => {
    const { id } = await life.until('open');
    const wakes = system.wakes();
    await life.assess(id, { immediateNeed: 'yes' });
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
    const { id } = await life
      .saying({ send: { acute: { ...acute, danger: 'yes' } } })
      .until('open');
    await life.assess(id, { immediateNeed: 'yes' });
    expect(await situations(id)).toMatchObject([{ because: 'reportedAcute' }]);
  });

  it('is none when the answer is no', async () => {
    const { id } = await life.until('assess');
    expect(await situations(id)).toEqual([]);
  });
});
