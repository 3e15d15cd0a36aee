import { describe, expect, it } from 'vitest';
import type { ConsentAnswer, FamilyMember } from '../../../domain/meetings/consent.ts';
import type { ReportContent, StatedGuardian } from '../../../domain/report/report-content.ts';
import { viewFacts } from '../../../services/reports/content-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { meetingDeedsOf } from '../../helpers/meeting-deeds.ts';
import { stage } from '../../helpers/stage.ts';
import type { Consent } from '../../../domain/meetings/records.ts';

const scene = await stage();
const { system, deeds } = scene;
const { proposed, answered, given, end, take } = meetingDeedsOf(scene);

const leader = 'ifochef.degerfors';
const [guardian] = sampleReport().guardians as [StatedGuardian];
const two: Partial<ReportContent> = { guardians: [guardian, guardian] };
const bornOn = (birthDate: string): Partial<ReportContent> => ({
  child: { ...sampleReport().child, identity: null, birthDate },
});

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
    expect(await take(on)).toHaveProperty('id');
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
    expect(await end(on, 'cancelled')).toHaveProperty('id');
  });
});
