import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { inviteToMeeting } from '../../../services/meetings/hold-meeting.ts';
import type { MeetingWaiver } from '../../../domain/meetings/records.ts';
import {
  answerTimes,
  proposeMeeting,
  waiveMeeting,
} from '../../../services/meetings/plan-meeting.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { meetingDeedsOf, minutes } from '../../helpers/meeting-deeds.ts';
import { stage } from '../../helpers/stage.ts';

const scene = await stage();
const { system, deeds, records } = scene;
const { proposed, given, end, take } = meetingDeedsOf(scene);

const leader = 'ifochef.degerfors';

const waive = async (id: string, reason: MeetingWaiver['reason'] = 'noConsent') =>
  waiveMeeting(system.deps, await system.as(leader), id, { reason, note: 'Nej tack.' });

const openMeetingDuties = async (id: string): Promise<readonly string[]> =>
  (await records.openKinds(id)).filter(
    (kind) => kind.endsWith('Times') || kind.endsWith('Meeting'),
  );

describe('the joint meeting (19 kap. 5 § SoL)', () => {
  it('is proposed, answered, invited to, held and minuted', async () => {
    const on = await proposed();
    expect(await openMeetingDuties(on.reportId)).toEqual(['holdJointMeeting']);
    const { deps, as } = system;
    await answerTimes(deps, await as(leader), on, {
      by: 'guardian1',
      answer: 'fredag',
      how: 'phone',
    });
    await given(on, 'guardian1');
    const wakes = system.wakes();
    const invitation = await deeds.invite(on, ['guardian1', 'reporter']);
    expect(system.wakes()).toBe(wakes + 1);
    await end(on);
    await take(on);
    expect(await openMeetingDuties(on.reportId)).toEqual([]);
    expect(await records.dutyOf(on.reportId, 'holdJointMeeting')).toMatchObject({ state: 'done' });
    const facts = await viewFacts(deps, await as(leader), on.reportId, [
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
    expect(facts[2]).toMatchObject({ id: invitation.id, time: '2026-11-20T12:00:00.000Z' });
    expect(facts.at(-1)?.record).toEqual(minutes);
  });

  it('is shown to the school that takes part in it', async () => {
    const on = await proposed();
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1', 'reporter']);
    const call = await system.as('larare.degerfors');
    const [fact] = await viewFacts(system.deps, call, on.reportId, ['meetingInvited']);
    expect(fact).toMatchObject({ personId: null, record: { place: 'Familjecentralen' } });
  });

  it.each(['moved', 'cancelled'] as const)('that is %s keeps its duty open', async (outcome) => {
    const on = await proposed();
    await end(on, outcome);
    expect(await openMeetingDuties(on.reportId)).toEqual(['holdJointMeeting']);
  });

  it('is for what is to come: a proposed time or an invitation that has passed is refused', async () => {
    const passed = '2026-11-16T08:59:59.999Z';
    const coming = '2026-11-20T12:00:00.000Z';
    const { deps, as, clock } = system;
    const { id } = await deeds.assessed();
    const propose = async (...times: readonly string[]) =>
      proposeMeeting(deps, await as(leader), id, { times, place: 'Skolan' });
    expect(await refusal(propose(coming, passed))).toEqual({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/times/1', code: 'must-be-later' }] },
    });
    expect(await openMeetingDuties(id)).toEqual(['holdJointMeeting', 'proposeMeetingTimes']);
    const body = await propose(coming, clock.now());
    const on = { reportId: id, meetingId: body.id };
    const invite = async (time: string) =>
      inviteToMeeting(deps, await as(leader), on, {
        time,
        place: 'Skolan',
        invited: ['reporter'],
        language: 'sv',
      });
    expect(await refusal(invite(passed))).toEqual({
      status: 422,
      code: 'time-has-passed',
      details: { errors: [{ pointer: '#/body/time', code: 'must-be-later' }] },
    });
    expect(await invite(coming)).toHaveProperty('id');
  });

  it('is held with the consent of all who were invited, in however many invitations', async () => {
    const on = await proposed();
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1']);
    await deeds.invite(on, ['reporter']);
    await deeds.consent(on.reportId, { of: 'guardian1', answer: 'withdrawn' });
    expect(await refusal(end(on))).toMatchObject({
      code: 'consent-missing',
      details: { missing: ['guardian1'] },
    });
    // Moved, and this time without her.
    await end(on, 'moved');
    expect(await refusal(end(on))).toMatchObject({ code: 'not-invited' });
    await deeds.invite(on, ['reporter']);
    expect(await end(on)).toHaveProperty('id');
  });

  it('that was moved is invited to again and held; one that ended is not', async () => {
    const on = await proposed();
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1']);
    await end(on, 'moved');
    await deeds.invite(on, ['guardian1']);
    await end(on, 'held');
    const ended = { status: 409, code: 'meeting-ended', details: { current: 'held' } };
    expect(await refusal(end(on, 'moved'))).toEqual(ended);
    expect(await refusal(deeds.invite(on, ['guardian1']))).toEqual(ended);
    const { deps, as } = system;
    const late = answerTimes(deps, await as(leader), on, { by: 'b', answer: 'a', how: 'visit' });
    expect(await refusal(late)).toEqual(ended);
  });

  it('is held only when it was invited to, and minuted once and only when held', async () => {
    const on = await proposed();
    expect(await refusal(end(on))).toMatchObject({ status: 409, code: 'not-invited' });
    expect(await refusal(take(on))).toMatchObject({ status: 409, code: 'not-held' });
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1']);
    await end(on);
    await take(on);
    expect(await refusal(take(on))).toMatchObject({ status: 409, code: 'already-taken' });
  });

  it('is one of this report’s, or does not exist', async () => {
    const on = await proposed();
    const other = await proposed();
    const crossed = { reportId: on.reportId, meetingId: other.meetingId };
    const attempts = [
      () => end(crossed, 'moved'),
      () => take(crossed),
      () => deeds.invite(crossed, ['reporter']),
    ];
    for (const attempt of attempts) {
      expect((await refusal(attempt())).status).toBe(404);
    }
  });

  it('is the case officer’s or the leaders’ to plan, after the assessment', async () => {
    const { id } = await deeds.opened();
    expect((await refusal(deeds.propose(id))).status).toBe(409);
    await deeds.assess(id);
    expect((await refusal(deeds.propose(id, 'socialsekreterare1.degerfors'))).status).toBe(403);
    expect((await refusal(deeds.propose(id, 'larare.degerfors'))).status).toBe(403);
  });
});

describe('no meeting', () => {
  it.each(['noConsent', 'notSuitableForChild', 'other'] as const)(
    'because of %s ends both duties with the reason, and work goes on',
    async (reason) => {
      const { id } = await deeds.assessed();
      await waive(id, reason);
      for (const kind of ['proposeMeetingTimes', 'holdJointMeeting']) {
        expect(await records.dutyOf(id, kind)).toMatchObject({ state: 'lapsed', reason });
      }
      expect((await deeds.decide(id)).report.status).toBe('concluded');
    },
  );

  it('is said once', async () => {
    const { id } = await deeds.assessed();
    await waive(id);
    expect(await refusal(waive(id))).toMatchObject({ status: 409, code: 'already-waived' });
  });
});

describe('in protected-contact mode', () => {
  const honour: Partial<ReportContent> = { worry: { ...sampleReport().worry, kinds: ['honour'] } };

  it('every step of a joint meeting is refused (403), and separate talks take its place', async () => {
    const { id } = await deeds.assessed(honour);
    const locked = { status: 403, code: 'protected-contact', details: { rule: 'jointMeeting' } };
    expect(await refusal(deeds.propose(id))).toEqual(locked);
    const on = { reportId: id, meetingId: id };
    const attempts = [() => deeds.invite(on, ['reporter']), () => end(on), () => take(on)];
    for (const attempt of attempts) {
      expect(await refusal(attempt())).toEqual(locked);
    }
    expect(await waive(id, 'protectedContact')).toHaveProperty('id');
  });
});
