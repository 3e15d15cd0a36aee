import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentAnswer, FamilyMember } from '../../domain/consent.ts';
import type { ReportContent, StatedGuardian } from '../../domain/report-content.ts';
import type { Consent } from '../../services/consents.ts';
import { viewFacts } from '../../services/content-views.ts';
import {
  inviteToMeeting,
  recordMeetingOutcome,
  takeMinutes,
  type MeetingOutcome,
  type Minutes,
} from '../../services/hold-meeting.ts';
import {
  answerTimes,
  proposeMeeting,
  waiveMeeting,
  type MeetingWaiver,
} from '../../services/plan-meeting.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { deedsOf, refusal, type Deeds } from './deeds.ts';
import { recordsOf, type Records } from './records.ts';

let system: TestSystem;
let deeds: Deeds;
let records: Records;

beforeAll(async () => {
  system = await createTestSystem();
  deeds = deedsOf(system);
  records = recordsOf(system);
});
afterAll(() => system.close());

const leader = 'ifochef.degerfors';
const [guardian] = sampleReport().guardians as [StatedGuardian];
const two: Partial<ReportContent> = { guardians: [guardian, guardian] };
const bornOn = (birthDate: string): Partial<ReportContent> => ({
  child: { ...sampleReport().child, identity: null, birthDate },
});

type On = { readonly reportId: string; readonly meetingId: string };
const proposed = async (changes: Partial<ReportContent> = {}): Promise<On> => {
  const { id } = await deeds.assessed(changes);
  return { reportId: id, meetingId: (await deeds.propose(id)).id };
};
/** Each person's two consents, to the same effect. */
const answered = async ({ reportId }: On, of: FamilyMember, answer: ConsentAnswer) => {
  await deeds.consent(reportId, { of, answer });
  await deeds.consent(reportId, { of, answer, kind: 'shareInformation', parties: ['school'] });
};
const given = async (on: On, ...people: readonly FamilyMember[]): Promise<void> => {
  for (const of of people) await answered(on, of, 'given');
};
const end = async (on: On, outcome: MeetingOutcome['outcome'] = 'held') =>
  recordMeetingOutcome(system.deps, await system.as(leader), on, { outcome, reason: null });
const minutes: Minutes = {
  present: [{ who: 'guardian1', difficulties: 'Orkar inte.', assets: 'Vill.' }],
  questions: 'Vem hämtar?',
  agreed: [{ what: 'Farmor hämtar.', by: 'farmor', when: 'varje dag' }],
};
const take = async (on: On) => takeMinutes(system.deps, await system.as(leader), on, minutes);
const waive = async (id: string, reason: MeetingWaiver['reason'] = 'noConsent') =>
  waiveMeeting(system.deps, await system.as(leader), id, { reason, note: 'Nej tack.' });

const openMeetingDuties = async (id: string): Promise<readonly string[]> =>
  (await records.openKinds(id)).filter(
    (kind) => kind.endsWith('Times') || kind.endsWith('Meeting'),
  );

describe('consent to a joint meeting (12 kap. 2 § OSL, 3 kap. 4 § SoL)', () => {
  type Answers = readonly (readonly [FamilyMember, ConsentAnswer])[];
  type Cell = {
    readonly who: string;
    readonly report?: Partial<ReportContent>;
    readonly answers: Answers;
    readonly invited: readonly string[];
    readonly missing: readonly FamilyMember[];
  };
  const fourteen = bornOn('2012-11-18');
  const fifteen = bornOn('2011-11-16');
  const ageless = { child: { ...sampleReport().child, identity: null, birthDate: null } };
  const cells: readonly Cell[] = [
    {
      who: 'a guardian whom nobody asked',
      answers: [],
      invited: ['guardian1'],
      missing: ['guardian1'],
    },
    {
      who: 'a guardian who says yes',
      answers: [['guardian1', 'given']],
      invited: ['guardian1', 'reporter'],
      missing: [],
    },
    {
      who: 'a guardian who says no',
      answers: [['guardian1', 'refused']],
      invited: ['guardian1'],
      missing: ['guardian1'],
    },
    { who: 'only the reporter', answers: [], invited: ['reporter', 'school'], missing: [] },
    {
      who: 'a guardian alone while the other says no',
      report: two,
      answers: [
        ['guardian1', 'given'],
        ['guardian2', 'refused'],
      ],
      invited: ['guardian1'],
      missing: [],
    },
    {
      who: 'the child with one of two guardians asked',
      report: two,
      answers: [['guardian1', 'given']],
      invited: ['child', 'guardian1'],
      missing: ['guardian2'],
    },
    {
      who: 'the child while one guardian says no',
      report: two,
      answers: [
        ['guardian1', 'given'],
        ['guardian2', 'refused'],
      ],
      invited: ['child', 'guardian1'],
      missing: ['guardian2'],
    },
    {
      who: 'the child with both guardians’ consent',
      report: two,
      answers: [
        ['guardian1', 'given'],
        ['guardian2', 'given'],
      ],
      invited: ['child', 'guardian1'],
      missing: [],
    },
    {
      who: 'the child alone, whose guardians were not asked',
      answers: [],
      invited: ['child'],
      missing: ['guardian1'],
    },
    {
      who: 'a child under 15 who was not asked',
      report: fourteen,
      answers: [['guardian1', 'given']],
      invited: ['child', 'guardian1'],
      missing: [],
    },
    {
      who: 'a young person of 15 who was not asked',
      report: fifteen,
      answers: [['guardian1', 'given']],
      invited: ['child', 'guardian1'],
      missing: ['child'],
    },
    {
      who: 'a young person of 15 who says no',
      report: fifteen,
      answers: [
        ['guardian1', 'given'],
        ['child', 'refused'],
      ],
      invited: ['child'],
      missing: ['child'],
    },
    {
      who: 'a young person of 15 who consents personally',
      report: fifteen,
      answers: [
        ['guardian1', 'given'],
        ['child', 'given'],
      ],
      invited: ['child', 'guardian1'],
      missing: [],
    },
    {
      who: 'a child of unknown age, who counts as under 15',
      report: ageless,
      answers: [['guardian1', 'given']],
      invited: ['child'],
      missing: [],
    },
    {
      who: 'somebody who withdrew',
      answers: [
        ['guardian1', 'given'],
        ['guardian1', 'withdrawn'],
      ],
      invited: ['guardian1'],
      missing: ['guardian1'],
    },
    {
      who: 'somebody who changed her mind',
      answers: [
        ['guardian1', 'refused'],
        ['guardian1', 'given'],
      ],
      invited: ['guardian1'],
      missing: [],
    },
  ];

  it.each(cells)(
    'of $who: missing from $missing',
    async ({ report, answers, invited, missing }) => {
      const on = await proposed(report);
      for (const [of, answer] of answers) await answered(on, of, answer);
      const outcome = await deeds.invite(on, invited).then(
        () => [],
        (error: { code?: string; details?: { missing?: unknown } }) =>
          error.code === 'consent-missing' ? error.details?.missing : error,
      );
      expect(outcome).toEqual(missing);
    },
  );

  type Both = readonly (readonly [kind: Consent['kind'], answer: ConsentAnswer, of: string])[];
  it.each<readonly [says: string, both: Both, invited: readonly string[], isMissing: boolean]>([
    ['comes', [['attend', 'given', '']], [], true],
    ['tells', [['shareInformation', 'given', 'school']], [], true],
    [
      'comes and tells',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'bup'],
      ],
      [],
      false,
    ],
    [
      'comes and tells another than is there',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'bup'],
      ],
      ['school'],
      true,
    ],
    [
      'comes and tells the school, whose teacher reported',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'school'],
      ],
      ['school', 'reporter'],
      false,
    ],
    [
      'comes and tells the reporter, and not the school',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'reporter'],
      ],
      ['school'],
      true,
    ],
    [
      'told the school until she took it back',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'school'],
        ['shareInformation', 'withdrawn', 'school'],
      ],
      ['school'],
      true,
    ],
    [
      'took back all that she had agreed to',
      [
        ['attend', 'given', ''],
        ['shareInformation', 'given', 'school'],
        ['shareInformation', 'withdrawn', ''],
      ],
      ['school'],
      true,
    ],
  ])(
    'is two: to come, and to tell whom it names (12 kap. 2 § OSL). Who %s',
    async (_, both, invited, isMissing) => {
      const on = await proposed();
      for (const [kind, answer, of] of both) {
        const parties = of === '' ? [] : [of];
        await deeds.consent(on.reportId, { of: 'guardian1', kind, answer, parties });
      }
      const code = await deeds.invite(on, ['guardian1', ...invited]).then(
        () => undefined,
        (error: { readonly code?: string }) => error.code,
      );
      expect(code).toBe(isMissing ? 'consent-missing' : undefined);
    },
  );

  it('of a health centre’s report names the reporter by that name, and not as the school', async () => {
    const on = await proposed({ agencyKind: 'childHealth' });
    const guardian1 = { of: 'guardian1', answer: 'given' } as const;
    const share = { ...guardian1, kind: 'shareInformation' } as const;
    await deeds.consent(on.reportId, guardian1);
    await deeds.consent(on.reportId, { ...share, parties: ['school'] });
    expect((await refusal(deeds.invite(on, ['guardian1', 'reporter']))).code).toBe(
      'consent-missing',
    );
    await deeds.consent(on.reportId, { ...share, parties: ['reporter'] });
    expect((await deeds.invite(on, ['guardian1', 'reporter'])).seq).toBeGreaterThan(0);
  });

  it('to tell somebody names whom (422)', async () => {
    const { reportId } = await proposed();
    const share = { of: 'guardian1', kind: 'shareInformation', parties: [] } as const;
    expect(await refusal(deeds.consent(reportId, { ...share, answer: 'given' }))).toEqual({
      status: 422,
      code: 'parties-missing',
      details: { errors: [{ pointer: '#/body/parties', code: 'required' }] },
    });
    expect((await deeds.consent(reportId, { ...share, answer: 'refused' })).seq).toBeGreaterThan(0);
  });

  it('is of people whom the report names, by their place in it', async () => {
    const { reportId } = await proposed();
    expect(
      await refusal(deeds.consent(reportId, { of: 'guardian2', answer: 'given' })),
    ).toMatchObject({
      status: 422,
      code: 'unknown-person',
    });
    const on = await proposed({ guardians: [{ ...guardian, kind: 'placedHome' }, guardian] });
    expect(
      await refusal(deeds.consent(on.reportId, { of: 'guardian1', answer: 'given' })),
    ).toMatchObject({ code: 'unknown-person' });
    await given(on, 'guardian2');
    expect((await deeds.invite(on, ['child', 'guardian2'])).seq).toBeGreaterThan(0);
  });

  it('is kept with who, how, when and to whom', async () => {
    const { reportId } = await proposed();
    const consent = {
      of: 'guardian1',
      answer: 'given',
      kind: 'shareInformation',
      how: 'written',
      parties: ['school', 'bup'],
    } as const;
    await deeds.consent(reportId, consent);
    const [fact] = await viewFacts(system.deps, await system.as(leader), reportId, [
      'consentRecorded',
    ]);
    expect(fact).toMatchObject({ at: system.clock.now(), record: consent });
  });

  it('is not asked before the protection assessment (409)', async () => {
    const { id } = await deeds.opened();
    expect(await refusal(deeds.consent(id, { of: 'guardian1', answer: 'given' }))).toMatchObject({
      status: 409,
      details: { current: 'opened' },
    });
  });

  it('withdrawn stops the next meeting and erases no past one', async () => {
    const on = await proposed();
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1']);
    await end(on);
    await deeds.consent(on.reportId, { of: 'guardian1', answer: 'withdrawn' });
    expect((await take(on)).status).toBe(201);
    const next = { ...on, meetingId: (await deeds.propose(on.reportId)).id };
    expect(await refusal(deeds.invite(next, ['guardian1']))).toMatchObject({
      status: 409,
      code: 'consent-missing',
    });
    const facts = await viewFacts(system.deps, await system.as(leader), on.reportId, [
      'consentRecorded',
    ]);
    expect(facts.map(({ record }) => (record as { answer: string }).answer)).toEqual([
      'given',
      'given',
      'withdrawn',
    ]);
  });

  it('withdrawn after the invitation means that no meeting was held', async () => {
    const on = await proposed();
    await given(on, 'guardian1');
    await deeds.invite(on, ['guardian1']);
    await deeds.consent(on.reportId, { of: 'guardian1', answer: 'withdrawn' });
    expect(await refusal(end(on))).toMatchObject({
      status: 409,
      code: 'consent-missing',
      details: { missing: ['guardian1'] },
    });
    expect((await end(on, 'cancelled')).status).toBe(201);
  });
});

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
    const { body } = await propose(coming, clock.now());
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
    expect((await invite(coming)).status).toBe(201);
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
    expect((await end(on)).status).toBe(201);
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
    expect((await waive(id, 'protectedContact')).status).toBe(201);
  });
});
