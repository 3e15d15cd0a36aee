import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { deeds } from '../../helpers/life.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life, records } = await stage();

const leader = 'ifochef.degerfors';

const openMeetingDuties = async (id: string): Promise<readonly string[]> =>
  (await records.openKinds(id)).filter(
    (kind) => kind.endsWith('Times') || kind.endsWith('Meeting'),
  );

describe('the joint meeting (19 kap. 5 § SoL)', () => {
  it('is proposed, answered, invited to, held and minuted', async () => {
    const on = await life.until('propose');
    expect(await openMeetingDuties(on.id)).toEqual(['holdJointMeeting']);
    const { deps, as } = system;
    await life.answerTimes(on);
    await life.do(on, 'consent', 'consentToShare');
    const wakes = system.wakes();
    const time = '2026-11-20T12:00:00.000Z';
    const invitation = await life.invite(on, { time });
    expect(system.wakes()).toBe(wakes + 1);
    await life.do(on, 'hold', 'minutes');
    expect(await openMeetingDuties(on.id)).toEqual([]);
    expect(await records.dutyOf(on.id, 'holdJointMeeting')).toMatchObject({ state: 'done' });
    const facts = await viewFacts(deps, await as(leader), on.id, [
      'meetingProposed',
      'meetingTimeAnswered',
      'meetingInvited',
      'meetingOutcomeRecorded',
      'meetingMinutesTaken',
    ]);
    expect(facts.map(({ kind, about }) => [kind, about])).toEqual([
      ['meetingProposed', null],
      ['meetingTimeAnswered', on.meetingId],
      ['meetingInvited', on.meetingId],
      ['meetingOutcomeRecorded', on.meetingId],
      ['meetingMinutesTaken', on.meetingId],
    ]);
    expect(facts[2]).toMatchObject({ id: invitation.id, time });
    const minutes = deeds.minutes.words({ now: monday, officer: '' });
    expect(facts.at(-1)?.record).toEqual(minutes);
  });

  it('is shown to the school that takes part in it', async () => {
    const on = await life.until('propose');
    await life.do(on, 'consent', 'consentToShare');
    await life.invite(on, { place: 'Familjecentralen' });
    const call = await system.as('larare.degerfors');
    const [fact] = await viewFacts(system.deps, call, on.id, ['meetingInvited']);
    expect(fact).toMatchObject({ personId: null, record: { place: 'Familjecentralen' } });
  });

  it.each(['moved', 'cancelled'] as const)('that is %s keeps its duty open', async (outcome) => {
    const on = await life.until('propose');
    await life.hold(on, { outcome });
    expect(await openMeetingDuties(on.id)).toEqual(['holdJointMeeting']);
  });

  it('is for what is to come: a proposed time or an invitation that has passed is refused', async () => {
    const passed = '2026-11-16T08:59:59.999Z';
    const coming = '2026-11-20T12:00:00.000Z';
    const { id } = await life.until('assess');
    expect(await refusal(life.propose(id, { times: [coming, passed] }))).toEqual({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/times/1', code: 'must-be-later' }] },
    });
    expect(await openMeetingDuties(id)).toEqual(['holdJointMeeting', 'proposeMeetingTimes']);
    const body = await life.propose(id, { times: [coming, system.clock.now()] });
    const on = { reportId: id, meetingId: body.id };
    const invited = ['reporter'];
    expect(await refusal(life.invite(on, { time: passed, invited }))).toEqual({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/time', code: 'must-be-later' }] },
    });
    expect(await life.invite(on, { time: coming, invited })).toHaveProperty('id');
  });

  it('is held with the consent of all who were invited, in however many invitations', async () => {
    const on = await life.until('propose');
    await life.do(on, 'consent', 'consentToShare');
    await life.invite(on, { invited: ['guardian1'] });
    await life.invite(on, { invited: ['reporter'] });
    await life.consent(on, { of: 'guardian1', answer: 'withdrawn' });
    expect(await refusal(life.hold(on))).toMatchObject({
      code: 'consent-missing',
      details: { missing: ['guardian1'] },
    });
    // Moved, and this time without her.
    await life.hold(on, { outcome: 'moved' });
    expect(await refusal(life.hold(on))).toMatchObject({ code: 'not-invited' });
    await life.invite(on, { invited: ['reporter'] });
    expect(await life.hold(on)).toHaveProperty('id');
  });

  it('that was moved is invited to again and held; one that ended is not', async () => {
    const on = await life.until('propose');
    await life.do(on, 'consent', 'consentToShare');
    await life.invite(on, { invited: ['guardian1'] });
    await life.hold(on, { outcome: 'moved' });
    await life.invite(on, { invited: ['guardian1'] });
    await life.hold(on);
    const ended = { status: 409, code: 'meeting-ended', details: { current: 'held' } };
    expect(await refusal(life.hold(on, { outcome: 'moved' }))).toEqual(ended);
    expect(await refusal(life.invite(on, { invited: ['guardian1'] }))).toEqual(ended);
    expect(await refusal(life.answerTimes(on))).toEqual(ended);
  });

  it('is held only when it was invited to, and minuted once and only when held', async () => {
    const on = await life.until('propose');
    expect(await refusal(life.hold(on))).toMatchObject({ status: 409, code: 'not-invited' });
    expect(await refusal(life.minutes(on))).toMatchObject({ status: 409, code: 'not-held' });
    await life.do(on, 'consent', 'consentToShare');
    await life.invite(on, { invited: ['guardian1'] });
    await life.hold(on);
    await life.minutes(on);
    expect(await refusal(life.minutes(on))).toMatchObject({ status: 409, code: 'already-taken' });
  });

  it('is one of this report’s, or does not exist', async () => {
    const on = await life.until('propose');
    const other = await life.until('propose');
    const crossed = { ...on, meetingId: other.meetingId };
    const attempts = [
      () => life.hold(crossed, { outcome: 'moved' }),
      () => life.minutes(crossed),
      () => life.invite(crossed, { invited: ['reporter'] }),
    ];
    for (const attempt of attempts) {
      expect((await refusal(attempt())).status).toBe(404);
    }
  });

  it('is the case officer’s or the leaders’ to plan, after the assessment', async () => {
    const { id } = await life.until('open');
    expect((await refusal(life.propose(id))).status).toBe(409);
    await life.assess(id);
    expect((await refusal(life.as('socialsekreterare1.degerfors').propose(id))).status).toBe(403);
    expect((await refusal(life.as('larare.degerfors').propose(id))).status).toBe(403);
  });
});

describe('no meeting', () => {
  it.each(['noConsent', 'notSuitableForChild', 'other'] as const)(
    'because of %s ends both duties with the reason, and work goes on',
    async (reason) => {
      const { id } = await life.until('assess');
      await life.waive(id, { reason });
      for (const kind of ['proposeMeetingTimes', 'holdJointMeeting']) {
        expect(await records.dutyOf(id, kind)).toMatchObject({ state: 'lapsed', reason });
      }
      expect((await life.decide(id)).report.status).toBe('concluded');
    },
  );

  it('is said once', async () => {
    const { id } = await life.until('assess');
    await life.waive(id);
    expect(await refusal(life.waive(id))).toMatchObject({ status: 409, code: 'already-waived' });
  });
});

describe('in protected-contact mode', () => {
  const honour: Partial<ReportContent> = { worry: { ...sampleReport().worry, kinds: ['honour'] } };

  it('every step of a joint meeting is refused (403), and separate talks take its place', async () => {
    const { id } = await life.saying({ send: honour }).until('assess');
    const locked = { status: 403, code: 'protected-contact', details: { rule: 'jointMeeting' } };
    expect(await refusal(life.propose(id))).toEqual(locked);
    const on = { reportId: id, meetingId: id };
    const attempts = [
      () => life.invite(on, { invited: ['reporter'] }),
      () => life.hold(on),
      () => life.minutes(on),
    ];
    for (const attempt of attempts) {
      expect(await refusal(attempt())).toEqual(locked);
    }
    expect(await life.waive(id, { reason: 'protectedContact' })).toHaveProperty('id');
  });
});
