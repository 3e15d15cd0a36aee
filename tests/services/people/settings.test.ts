import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { projectDuty, type DutyOpening } from '../../../domain/duties/project-duty.ts';
import { settingDefaults, type MunicipalitySettings } from '../../../domain/settings/settings.ts';
import { epochMilliseconds, toInstant } from '../../../domain/calendar/time.ts';
import { usualGrounds } from '../../../domain/settings/decision-grounds.ts';
import { usualAreas } from '../../../domain/settings/areas.ts';
import { parseSettings } from '../../../services/people/settings.ts';
import { dutyKinds } from '../../../domain/areas.ts';

const minimal = {
  code: '1862',
  name: 'Degerfors',
  version: 1,
  validFrom: '2016-01-01',
  approvedBy: 'okänt',
  source: 'Samverkansdokument',
};
const parse = (differences: object): MunicipalitySettings =>
  parseSettings(JSON.stringify({ ...minimal, ...differences }));

const anyGround = { key: 'own', for: 'either', text: 'Egen grund', means: 'När den passar.' };

/** The fields a refusal names: paths of values, and the names of keys that are unknown. */
const refused = (differences: object): readonly string[] => {
  try {
    parse(differences);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key].join('.'))
        : [issue.path.join('.')],
    );
  }
  return [];
};

describe('a file of differences', () => {
  it('gets everything else from the defaults', () => {
    expect(parse({})).toEqual({ ...settingDefaults, ...minimal });
  });

  it('changes one service time or one kind of agency and leaves the others', () => {
    const settings = parse({
      service: { openReportMinutes: 30 },
      signatories: { preschool: ['rektor', 'kurator'], police: [] },
    });
    expect(settings.service).toEqual({ ...settingDefaults.service, openReportMinutes: 30 });
    expect(settings.signatories).toEqual({
      ...settingDefaults.signatories,
      preschool: ['rektor', 'kurator'],
      police: [],
    });
  });
});

describe('the catalogue of areas', () => {
  it('takes the municipality’s own words and order, and keeps the keys', () => {
    const areas = usualAreas.toReversed().map(({ area }) => ({ area, text: `${area} hos oss` }));
    expect(parse({ areas }).areas).toEqual(areas);
  });
});

describe('a file is refused by the name of the field', () => {
  it.each<readonly [name: string, differences: object, field: string]>([
    ['an unknown key', { openReport: 30 }, 'openReport'],
    ['a legal time, which is no setting', { decisionDays: 21 }, 'decisionDays'],
    [
      'a legal time among the service times',
      { service: { decisionDays: 7 } },
      'service.decisionDays',
    ],
    [
      'an unknown key of the hours',
      { officeHours: { opens: '08:00', closes: '17:00', lunch: '12:00' } },
      'officeHours.lunch',
    ],
    ['a later opening', { service: { openReportMinutes: 61 } }, 'service.openReportMinutes'],
    [
      'a later acute opening',
      { service: { openAcuteReportMinutes: 16 } },
      'service.openAcuteReportMinutes',
    ],
    ['a later co-signing', { service: { coSignWeekdays: 2 } }, 'service.coSignWeekdays'],
    [
      'a later proposal',
      { service: { proposeMeetingTimesWeekdays: 4 } },
      'service.proposeMeetingTimesWeekdays',
    ],
    ['a later follow-up', { service: { followUpMeetingDays: 31 } }, 'service.followUpMeetingDays'],
    ['no time at all', { service: { openReportMinutes: 0 } }, 'service.openReportMinutes'],
    ['half a minute', { service: { openReportMinutes: 7.5 } }, 'service.openReportMinutes'],
    [
      'an office that opens later',
      { officeHours: { opens: '08:01', closes: '17:00' } },
      'officeHours.opens',
    ],
    [
      'an office that closes earlier',
      { officeHours: { opens: '07:00', closes: '16:29' } },
      'officeHours.closes',
    ],
    [
      'hours that no clock shows',
      { officeHours: { opens: '07:60', closes: '17:00' } },
      'officeHours.opens',
    ],
    ['half the hours', { officeHours: { opens: '07:00' } }, 'officeHours.closes'],
    [
      'an unknown signatory',
      { signatories: { school: ['rektor', 'teacher'] } },
      'signatories.school.1',
    ],
    [
      'a signatory asked twice',
      { signatories: { school: ['rektor', 'rektor'] } },
      'signatories.school',
    ],
    ['an unknown kind of agency', { signatories: { church: ['rektor'] } }, 'signatories.church'],
    ['an unknown decider', { decider: 'socialchef' }, 'decider'],
    [
      'an unknown rule outside hours',
      { outOfHours: { rule: 'voicemail', phone: null } },
      'outOfHours.rule',
    ],
    ['a phone number in words', { phone: 'växeln' }, 'phone'],
    ['something assumed that is no setting', { assumed: ['law'] }, 'assumed.0'],
    [
      'a ground listed twice',
      { decisionGrounds: [anyGround, { ...anyGround, text: 'En till' }] },
      'decisionGrounds',
    ],
    [
      'no ground for one of the outcomes',
      { decisionGrounds: [{ ...anyGround, for: 'open' }] },
      'decisionGrounds',
    ],
    [
      'a ground without words',
      { decisionGrounds: [{ ...anyGround, text: '' }] },
      'decisionGrounds.0.text',
    ],
    ['an area left out', { areas: usualAreas.slice(1) }, 'areas'],
    ['an area twice', { areas: [usualAreas[0], ...usualAreas.slice(0, 11)] }, 'areas'],
    [
      'an area of its own',
      { areas: [{ area: 'shoes', text: 'skor' }, ...usualAreas.slice(1)] },
      'areas.0.area',
    ],
    [
      'an area without a word',
      { areas: [{ ...usualAreas[0], text: ' ' }, ...usualAreas.slice(1)] },
      'areas.0.text',
    ],
    ['no source', { source: '' }, 'source'],
    ['no approver', { approvedBy: undefined }, 'approvedBy'],
    ['no date', { validFrom: '2016-02-30' }, 'validFrom'],
    ['a code of three digits', { code: '562' }, 'code'],
  ])('%s', (_, differences, field) => {
    expect(refused(differences)).toEqual([field]);
  });

  it.each<readonly [differences: object, said: RegExp]>([
    [{ service: { openReportMinutes: 61 } }, /20 kap\. 1 § SoL/],
    [{ service: { openAcuteReportMinutes: 16 } }, /20 kap\. 1 § SoL/],
    [{ service: { coSignWeekdays: 2 } }, /Degerforsmodellen/],
    [{ service: { proposeMeetingTimesWeekdays: 4 } }, /19 kap\. 5 § SoL/],
    [{ service: { followUpMeetingDays: 31 } }, /Degerforsmodellen/],
    [{ officeHours: { opens: '09:00', closes: '17:00' } }, /20 kap\. 1 § SoL/],
    [{ officeHours: { opens: '08:00', closes: '16:00' } }, /20 kap\. 1 § SoL/],
    [{ decisionGrounds: [{ ...anyGround, for: 'open' }] }, /32 § FL/],
    [{ decisionDays: 21 }, /20 kap\. 1–4 §§ SoL/],
    [{ service: { decisionDays: 7 } }, /20 kap\. 1–4 §§ SoL/],
  ])('and names the paragraph or the source of its bound: %j', (differences, said) => {
    expect(() => parse(differences)).toThrow(said);
  });

  it('office hours the wrong way round: both ends', () => {
    expect(refused({ officeHours: { opens: '17:00', closes: '08:00' } })).toEqual([
      'officeHours.opens',
      'officeHours.closes',
    ]);
  });

  it('every fault at once, not only the first', () => {
    expect(refused({ decider: 'nobody', version: 0 }).toSorted()).toEqual(['decider', 'version']);
  });
});

const two = (n: number): string => String(n).padStart(2, '0');
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${two(h)}:${two(m)}`);
const around = (loosest: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: loosest }) },
    fc.integer({ min: -1, max: loosest * 2 }),
  );
/** Most are accepted, some are looser or impossible. */
const anyDifferences = fc.record(
  {
    officeHours: fc.oneof(
      fc.record({
        opens: fc.constantFrom('00:00', '06:30', '08:00'),
        closes: fc.constantFrom('16:30', '18:15', '23:59'),
      }),
      fc.record({ opens: anyTime, closes: anyTime }),
    ),
    service: fc.record(
      {
        openReportMinutes: around(60),
        openAcuteReportMinutes: around(15),
        coSignWeekdays: around(1),
        proposeMeetingTimesWeekdays: around(3),
        followUpMeetingDays: around(30),
      },
      { requiredKeys: [] },
    ),
    decider: fc.constantFrom('officer', 'ifoChef'),
    areas: fc.shuffledSubarray([...usualAreas], { minLength: 11 }),
    decisionGrounds: fc.subarray([...usualGrounds], { minLength: 10 }),
    outOfHours: fc.record({
      rule: fc.constantFrom('socialjour', 'policeOfficerOnDuty'),
      phone: fc.constantFrom(null, '114 14'),
    }),
    signatories: fc.record({ school: fc.subarray(['rektor', 'kurator', 'skolskoterska']) }),
    termMeeting: fc.boolean(),
    syntheticReportHour: fc.integer({ min: -1, max: 24 }),
    retention: fc.constantFrom('wholeArea', 'birthDay'),
  },
  { requiredKeys: [] },
);
const anyOpening = fc
  .record({
    kind: fc.constantFrom(...dutyKinds),
    at: fc.date({
      min: new Date('2025-07-01T00:00:00Z'),
      max: new Date('2040-12-31T23:00:00Z'),
      noInvalidDate: true,
    }),
    acute: fc.boolean(),
    atOnce: fc.boolean(),
  })
  .map(({ at, ...rest }): DutyOpening => {
    const instant = toInstant(at);
    return { ...rest, anchorAt: instant, openedAt: instant };
  });

describe('whatever file is accepted', () => {
  it('no duty is due later than with the defaults', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyDifferences, anyOpening, (differences, opening) => {
        fc.pre(refused(differences).length === 0);
        accepted += 1;
        const chosen = epochMilliseconds(projectDuty(opening, parse(differences)).dueAt);
        const standard = epochMilliseconds(projectDuty(opening, settingDefaults).dueAt);
        expect(chosen).toBeLessThanOrEqual(standard);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThanOrEqual(300);
  });
});
