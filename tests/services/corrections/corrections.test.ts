import { beforeEach, describe, expect, it } from 'vitest';
import type { Correction } from '../../../domain/corrections/records.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import { advance } from '../../../services/waking/advance.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { dutiesOf, rungsOf, situationOf } from '../../helpers/stream-rows.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';
const reason = 'Skrevs på fel rad.';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const correct = async (login: string, reportId: string, correction: Correction) =>
  correctRecord(system.deps, await system.as(login), reportId, correction);

const newest = async (reportId: string, kind: Correction['kind']): Promise<string> => {
  const facts = await viewFacts(system.deps, await system.as(leader), reportId, [kind]);
  return facts.at(-1)?.id ?? 'none';
};

const stateOf = async (reportId: string, kind: string) =>
  (await dutiesOf(system, reportId))
    .filter((duty) => duty.kind === kind)
    .map(({ state, reason: why }) => [state, why]);

const assessment = { immediateNeed: 'no', reasons: 'Hos mormor.', violence: 'none' } as const;

/** A case that the officer holds, assessed by her. */
const assessed = async (): Promise<string> => {
  const { id } = await life.until('open', 'assign');
  await life.playedBy({ holder: officer }).assess(id, assessment);
  return id;
};

describe('a record is corrected and never erased (36 § FL)', () => {
  it('so both stand, each naming the other, and the reason with the correction', async () => {
    const id = await assessed();
    const corrects = await newest(id, 'protectionAssessed');
    const record = { ...assessment, reasons: 'Hos farmor.' };
    const { id: explained } = await correct(officer, id, {
      kind: 'protectionAssessed',
      corrects,
      reason,
      record,
    });
    const call = await system.as(officer);
    const [was, is] = await viewFacts(system.deps, call, id, ['protectionAssessed']);
    expect(was).toMatchObject({ id: corrects, corrects: null, correctedBy: is?.id });
    expect(is).toMatchObject({ corrects, correctedBy: null, record });
    const [why] = await viewFacts(system.deps, call, id, ['correctionExplained']);
    expect(why).toMatchObject({ id: explained, about: is?.id, record: { reason } });
  });

  it('also when feedback was asked for before there is a decision (19 kap. 6 § SoL)', async () => {
    const id = await assessed();
    await life.requestFeedback(id);
    const corrects = await newest(id, 'protectionAssessed');
    const record = { ...assessment, reasons: 'Hos farmor.' };
    await correct(officer, id, { kind: 'protectionAssessed', corrects, reason, record });
    expect(await stateOf(id, 'giveFeedback')).toEqual([]);
  });

  it('once: what counts is corrected next, and not what was corrected', async () => {
    const id = await assessed();
    const corrects = await newest(id, 'protectionAssessed');
    const correction = {
      kind: 'protectionAssessed',
      corrects,
      reason,
      record: assessment,
    } as const;
    await correct(officer, id, correction);
    expect(await refusal(correct(officer, id, correction))).toMatchObject({
      code: 'already-corrected',
    });
    const again = await newest(id, 'protectionAssessed');
    await correct(officer, id, { ...correction, corrects: again });
  });

  it('by whoever recorded it or a leader, and by no colleague', async () => {
    const id = await assessed();
    const corrects = await newest(id, 'protectionAssessed');
    const correction = {
      kind: 'protectionAssessed',
      corrects,
      reason,
      record: assessment,
    } as const;
    const colleague = correct('socialsekreterare2.degerfors', id, correction);
    expect(await refusal(colleague)).toMatchObject({ code: 'recorder-or-leader' });
    await correct(leader, id, correction);
  });

  it('and nobody corrects one of another kind, report or side', async () => {
    const id = await assessed();
    const other = await assessed();
    const record = { with: 'reporter', how: 'phone', summary: 's' } as const;
    for (const corrects of [
      await newest(id, 'protectionAssessed'),
      await newest(other, 'protectionAssessed'),
    ]) {
      const wrong = correct(leader, id, { kind: 'contactRecorded', corrects, reason, record });
      expect(await refusal(wrong)).toMatchObject({ code: 'not-found' });
    }
  });
});

describe('what a corrected record had opened or closed follows', () => {
  it('an assessment that now tells of an immediate need opens the acute situation', async () => {
    const id = await assessed();
    await correct(officer, id, {
      kind: 'protectionAssessed',
      corrects: await newest(id, 'protectionAssessed'),
      reason,
      record: { ...assessment, immediateNeed: 'yes' },
    });
    expect(await situationOf(system, id)).toEqual(expect.any(String));
  });

  it('one that now tells of honour lets the joint meeting lapse (19 kap. 5 § SoL), and back again', async () => {
    const id = await assessed();
    const before = await records.dutyOf(id, 'holdJointMeeting');
    const violence = async (kind: 'honour' | 'none'): Promise<void> => {
      const corrects = await newest(id, 'protectionAssessed');
      const record = { ...assessment, violence: kind };
      await correct(officer, id, { kind: 'protectionAssessed', corrects, reason, record });
    };
    await violence('honour');
    expect(await stateOf(id, 'holdJointMeeting')).toEqual([['lapsed', 'corrected']]);
    system.clock.advance({ minutes: 60 });
    await violence('none');
    expect(await records.dutyOf(id, 'holdJointMeeting')).toEqual(before);
  });

  it('information that was not given after all is looked at again on its day (20 kap. 4 § SoL)', async () => {
    const { id } = await life.until('inform');
    const told = await records.dutyOf(id, 'informConcerned');
    await correct(leader, id, {
      kind: 'concernedInformed',
      corrects: await newest(id, 'concernedInformed'),
      reason,
      record: { told: false, exceptionalReasons: 'Polisförhör väntar.', reviewOn: '2026-11-20' },
    });
    expect(await records.dutyOf(id, 'informConcerned')).toEqual(told);
    expect(await records.dutyOf(id, 'reviewPostponedInformation')).toMatchObject({
      state: 'open',
      due_at: new Date('2026-11-20T23:00:00.000Z'),
    });
  });

  it('a duty that is owed again belongs to whoever holds the case by now', async () => {
    const { id } = await life.until('hold');
    await life.assign(id);
    await correct(leader, id, {
      kind: 'meetingOutcomeRecorded',
      corrects: await newest(id, 'meetingOutcomeRecorded'),
      reason,
      record: { outcome: 'moved', reason: 'Pappan var sjuk.' },
    });
    expect(await records.dutyOf(id, 'holdJointMeeting')).toMatchObject({
      state: 'open',
      owner_role: 'officer',
      assignee_id: await records.personId(officer),
    });
  });

  it('and a closed report goes on when something is owed again', async () => {
    const { id, meetingId = '' } = await life.until('hold', 'minutes', 'inform', 'giveFeedback');
    for (const login of ['rektor.degerfors', 'skolskoterska.degerfors', 'kurator.degerfors']) {
      await life.as(login).sign(id);
    }
    await advance(system.workerDeps, 'report', id, system.clock.now());
    const status = async () => (await viewReport(system.deps, await system.as(leader), id)).status;
    expect(await status()).toBe('closed');
    expect(meetingId).not.toBe('');
    await correct(leader, id, {
      kind: 'meetingOutcomeRecorded',
      corrects: await newest(id, 'meetingOutcomeRecorded'),
      reason,
      record: { outcome: 'moved', reason: 'Pappan var sjuk.' },
    });
    expect(await status()).toBe('concluded');
    expect(await stateOf(id, 'holdJointMeeting')).toEqual([['open', null]]);
    system.clock.advance({ minutes: 15 * 24 * 60 });
    await advance(system.workerDeps, 'report', id, system.clock.now());
    const rung = (await rungsOf(system, id, 'holdJointMeeting')).map(({ number }) => number);
    expect(rung).toEqual([1, 2]);
  });
});

describe('a deed that weighs an earlier record', () => {
  it('weighs what counts: an assessment corrected to no violence needs no override', async () => {
    const { id } = await life.until('open', 'assign');
    const hers = life.playedBy({ holder: officer });
    await hers.assess(id, { violence: 'witnessed' });
    expect(await refusal(hers.decide(id, { outcome: 'doNotOpen' }))).toMatchObject({
      code: 'leader-override-required',
    });
    const corrects = await newest(id, 'protectionAssessed');
    await correct(officer, id, {
      kind: 'protectionAssessed',
      corrects,
      reason,
      record: assessment,
    });
    await hers.decide(id, { outcome: 'doNotOpen' });
  });
});

describe('a signature', () => {
  it('is corrected by its signer alone, on the sender`s side, with what she declined or signed', async () => {
    const { id } = await life.until('open');
    await life.as('rektor.degerfors').sign(id);
    const corrects = await newest(id, 'signatureRecorded');
    const correction = {
      kind: 'signatureRecorded',
      corrects,
      reason,
      record: { answer: 'declined', comment: 'Fel elev.' },
    } as const;
    expect(await refusal(correct(leader, id, correction))).toMatchObject({
      code: 'recorder-or-leader',
    });
    const duties = await dutiesOf(system, id);
    await correct('rektor.degerfors', id, correction);
    const answered = duties.map((duty) =>
      duty.reason === 'signed' ? { ...duty, reason: 'declined' } : duty,
    );
    expect(await dutiesOf(system, id)).toEqual(answered);
    const { signatures } = await viewReport(system.deps, await system.as(leader), id);
    expect(signatures.filter(({ role }) => role === 'rektor')).toMatchObject([
      { state: 'declined' },
    ]);
    const receivers = await viewFacts(system.deps, await system.as(leader), id, [
      'correctionExplained',
    ]);
    expect(receivers).toEqual([]);
  });
});

describe('a decision', () => {
  it('is corrected by a login as fresh as it was made by', async () => {
    const { id } = await life.until('decide');
    const [made] = await viewFacts(system.deps, await system.as(leader), id, ['decisionMade']);
    const record = made?.record as Extract<Correction, { kind: 'decisionMade' }>['record'];
    const corrects = made?.id ?? '';
    const call = await system.as(leader);
    const actor = { ...call.actor, loggedInAt: '2026-11-16T08:00:00.000Z' } as typeof call.actor;
    const correction = { kind: 'decisionMade', corrects, reason, record } as const;
    const late = correctRecord(system.deps, { ...call, actor }, id, correction);
    expect(await refusal(late)).toMatchObject({ status: 401, code: 'login-too-old' });
  });

  it('is corrected from what was written wrongly, and not into another decision (36–38 §§ FL)', async () => {
    const { id } = await life.until('decide');
    const [made] = await viewFacts(system.deps, await system.as(leader), id, ['decisionMade']);
    const record = made?.record as Extract<Correction, { kind: 'decisionMade' }>['record'];
    const corrects = made?.id ?? '';
    const correction = { kind: 'decisionMade', corrects, reason } as const;
    const other = correct(leader, id, {
      ...correction,
      record: { ...record, outcome: 'doNotOpen' },
    });
    expect(await refusal(other)).toMatchObject({ code: 'not-clerical' });
    await correct(leader, id, { ...correction, record: { ...record, reasons: 'Rätt stavat.' } });
  });
});
