import { describe, expect, it } from 'vitest';
import type { ConsentAnswer, FamilyMember } from '../../../domain/meetings/consent.ts';
import type { ReportContent, StatedGuardian } from '../../../domain/report/report-content.ts';
import type { Place } from '../../helpers/deed.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';
import type { Consent } from '../../../domain/meetings/records.ts';
import { viewFacts } from '../../helpers/first-page.ts';

const { system, life } = await stage();

const leader = 'ifochef.degerfors';
const [guardian] = sampleReport().guardians as [StatedGuardian];
const two: Partial<ReportContent> = { guardians: [guardian, guardian] };
/** A meeting to whose times nobody has answered yet. */
const proposed = (send: Partial<ReportContent> = {}) => life.saying({ send }).until('propose');
/** Both consents of one person, to the same effect. */
const answered = async (on: Place, of: FamilyMember, answer: ConsentAnswer): Promise<void> => {
  await life.consent(on, { of, answer });
  await life.consentToShare(on, { of, answer, parties: ['school'] });
};
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
      who: 'a child under 15 who would rather not come, whose wish is recorded',
      report: fourteen,
      answers: [
        ['guardian1', 'given'],
        ['child', 'refused'],
      ],
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
      const outcome = await life.invite(on, { invited: invited }).then(
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
        await life.consent(on, { of: 'guardian1', kind, answer, parties });
      }
      const code = await life.invite(on, { invited: ['guardian1', ...invited] }).then(
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
    await life.consent(on, guardian1);
    await life.consent(on, { ...share, parties: ['school'] });
    expect((await refusal(life.invite(on, { invited: ['guardian1', 'reporter'] }))).code).toBe(
      'consent-missing',
    );
    await life.consent(on, { ...share, parties: ['reporter'] });
    expect((await life.invite(on, { invited: ['guardian1', 'reporter'] })).etag).toBeGreaterThan(0);
  });

  it('to tell somebody names whom (422)', async () => {
    const on = await proposed();
    const share = { of: 'guardian1', kind: 'shareInformation', parties: [] } as const;
    expect(await refusal(life.consent(on, { ...share, answer: 'given' }))).toEqual({
      status: 422,
      code: 'parties-missing',
      details: { errors: [{ pointer: '#/body/parties', code: 'required' }] },
    });
    expect((await life.consent(on, { ...share, answer: 'refused' })).etag).toBeGreaterThan(0);
  });

  it('is of people whom the report names, by their place in it', async () => {
    const { id } = await proposed();
    expect(await refusal(life.consent(id, { of: 'guardian2', answer: 'given' }))).toMatchObject({
      status: 422,
      code: 'unknown-person',
    });
    const on = await proposed({ guardians: [{ ...guardian, kind: 'placedHome' }, guardian] });
    expect(await refusal(life.consent(on, { of: 'guardian1', answer: 'given' }))).toMatchObject({
      code: 'unknown-person',
    });
    await answered(on, 'guardian2', 'given');
    expect((await life.invite(on, { invited: ['child', 'guardian2'] })).etag).toBeGreaterThan(0);
  });

  it('is kept with who, how, when and to whom', async () => {
    const on = await proposed();
    const consent = {
      of: 'guardian1',
      answer: 'given',
      kind: 'shareInformation',
      how: 'written',
      parties: ['school', 'bup'],
    } as const;
    await life.consent(on, consent);
    const [fact] = await viewFacts(system.deps, await system.as(leader), on.id, [
      'consentRecorded',
    ]);
    expect(fact).toMatchObject({ at: system.clock.now(), record: consent });
  });

  it('is not asked before the protection assessment (409)', async () => {
    const { id } = await life.until('open');
    expect(await refusal(life.consent(id, { of: 'guardian1', answer: 'given' }))).toMatchObject({
      status: 409,
      details: { current: 'opened' },
    });
  });

  it('withdrawn stops the next meeting and erases no past one', async () => {
    const on = await proposed();
    await answered(on, 'guardian1', 'given');
    await life.invite(on, { invited: ['guardian1'] });
    await life.hold(on);
    await life.consent(on, { of: 'guardian1', answer: 'withdrawn' });
    expect(await life.minutes(on)).toHaveProperty('id');
    const next = await life.do(on, 'propose');
    expect(await refusal(life.invite(next, { invited: ['guardian1'] }))).toMatchObject({
      status: 409,
      code: 'consent-missing',
    });
    const facts = await viewFacts(system.deps, await system.as(leader), on.id, ['consentRecorded']);
    expect(facts.map(({ record }) => (record as { answer: string }).answer)).toEqual([
      'given',
      'given',
      'withdrawn',
    ]);
  });

  it('withdrawn after the invitation means that no meeting was held', async () => {
    const on = await proposed();
    await answered(on, 'guardian1', 'given');
    await life.invite(on, { invited: ['guardian1'] });
    await life.consent(on, { of: 'guardian1', answer: 'withdrawn' });
    expect(await refusal(life.hold(on))).toMatchObject({
      status: 409,
      code: 'consent-missing',
      details: { missing: ['guardian1'] },
    });
    expect(await life.hold(on, { outcome: 'cancelled' })).toHaveProperty('id');
  });
});
