import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ladderStep,
  projectDuty,
  rolledDueDate,
  type DutyOpening,
} from '../../../domain/duties/project-duty.ts';
import { settingDefaults } from '../../../domain/settings/settings.ts';
import { addMinutes, epochMilliseconds, type Instant } from '../../../domain/calendar/time.ts';
import { instantsBetween, midnightAfter, wallClockAt } from '../instants.ts';
import { dutyRules, dutyKinds } from '../../../domain/areas.ts';
import { type DutyKind } from '../../../domain/kinds.ts';

type Form = 'plain' | 'acute' | 'atOnce';
const opening = (kind: DutyKind, at: Instant, form: Form = 'plain'): DutyOpening => ({
  kind,
  anchorAt: at,
  openedAt: at,
  acute: form === 'acute',
  atOnce: form === 'atOnce',
});
/** `dueAt`, then the number and instant of the first rung. */
const projected = (of: DutyOpening): readonly unknown[] => {
  const { dueAt, nextRung, nextRungAt } = projectDuty(of, settingDefaults);
  return [dueAt, nextRung, nextRungAt];
};

type Row = readonly [
  kind: DutyKind,
  form: Form,
  due: Instant,
  firstRung: number,
  /** Null where none is left. */
  firstRungAt: Instant | null,
];

/** By hand from the table of duties, with a calendar: when it is due, and which rung rings when. */
const samples: Readonly<Record<string, readonly [at: Instant, rows: readonly Row[]]>> = {
  'a Tuesday at 9': [
    '2026-11-17T08:00:00.000Z',
    [
      ['openReport', 'plain', '2026-11-17T09:00:00.000Z', 1, '2026-11-17T08:20:00.000Z'],
      ['openReport', 'acute', '2026-11-17T08:15:00.000Z', 1, '2026-11-17T08:05:00.000Z'],
      ['assessProtection', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T15:30:00.000Z'],
      ['decideOnInvestigation', 'plain', '2026-12-01T23:00:00.000Z', 1, '2026-11-24T07:00:00.000Z'],
      ['openInvestigation', 'plain', '2026-11-18T23:00:00.000Z', 1, '2026-11-18T23:00:00.000Z'],
      ['policeReport', 'plain', '2026-11-19T23:00:00.000Z', 1, '2026-11-19T23:00:00.000Z'],
      ['forwardReport', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T23:00:00.000Z'],
      [
        'reviewPostponedInformation',
        'plain',
        '2026-11-17T23:00:00.000Z',
        1,
        '2026-11-17T23:00:00.000Z',
      ],
      ['informConcerned', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T23:00:00.000Z'],
      ['giveFeedback', 'plain', '2026-11-24T23:00:00.000Z', 1, '2026-11-21T07:00:00.000Z'],
      ['giveFeedback', 'atOnce', '2026-11-17T23:00:00.000Z', 2, '2026-11-17T23:00:00.000Z'],
      ['coSign', 'plain', '2026-11-18T23:00:00.000Z', 1, '2026-11-18T23:00:00.000Z'],
      ['sendWrittenReport', 'plain', '2026-11-18T23:00:00.000Z', 1, '2026-11-19T23:00:00.000Z'],
      ['readSupplement', 'plain', '2026-11-17T09:00:00.000Z', 1, '2026-11-17T08:20:00.000Z'],
      ['readSupplement', 'acute', '2026-11-17T08:15:00.000Z', 1, '2026-11-17T08:05:00.000Z'],
      ['undeliveredLetter', 'plain', '2026-11-18T23:00:00.000Z', 1, '2026-11-18T23:00:00.000Z'],
      ['proposeMeetingTimes', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-20T23:00:00.000Z'],
      ['holdJointMeeting', 'plain', '2026-12-01T23:00:00.000Z', 1, '2026-11-26T07:00:00.000Z'],
      ['holdFollowUpMeeting', 'plain', '2026-12-17T23:00:00.000Z', 1, '2026-12-01T07:00:00.000Z'],
      ['agreedChange', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T23:00:00.000Z'],
      ['reviewLog', 'plain', '2026-12-01T23:00:00.000Z', 1, '2026-12-01T23:00:00.000Z'],
      ['explainDifference', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T10:00:00.000Z'],
      ['termMeeting', 'plain', '2026-12-31T23:00:00.000Z', 1, '2026-12-01T07:00:00.000Z'],
      ['acceptHandOver', 'plain', '2026-11-24T23:00:00.000Z', 1, '2026-11-20T23:00:00.000Z'],
      ['followUpForm', 'plain', '2026-12-31T23:00:00.000Z', 1, '2026-12-17T07:00:00.000Z'],
      ['answerConsultation', 'plain', '2026-11-17T23:00:00.000Z', 1, '2026-11-17T09:00:00.000Z'],
      ['reassign', 'plain', '2026-11-18T23:00:00.000Z', 1, '2026-11-18T23:00:00.000Z'],
    ],
  ],
  'a Friday at 23:58': [
    '2026-11-20T22:58:00.000Z',
    [
      ['openReport', 'plain', '2026-11-23T08:00:00.000Z', 1, '2026-11-23T07:20:00.000Z'],
      ['openReport', 'acute', '2026-11-20T23:13:00.000Z', 1, '2026-11-20T23:03:00.000Z'],
      ['assessProtection', 'plain', '2026-11-21T23:00:00.000Z', 1, '2026-11-21T10:59:00.000Z'],
      ['decideOnInvestigation', 'plain', '2026-12-04T23:00:00.000Z', 1, '2026-11-27T07:00:00.000Z'],
      ['openInvestigation', 'plain', '2026-11-21T23:00:00.000Z', 1, '2026-11-21T23:00:00.000Z'],
      ['policeReport', 'plain', '2026-11-24T23:00:00.000Z', 1, '2026-11-24T23:00:00.000Z'],
      ['forwardReport', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-20T23:00:00.000Z'],
      [
        'reviewPostponedInformation',
        'plain',
        '2026-11-20T23:00:00.000Z',
        1,
        '2026-11-20T23:00:00.000Z',
      ],
      ['informConcerned', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-20T23:00:00.000Z'],
      ['giveFeedback', 'plain', '2026-11-27T23:00:00.000Z', 1, '2026-11-24T07:00:00.000Z'],
      ['giveFeedback', 'atOnce', '2026-11-20T23:00:00.000Z', 2, '2026-11-20T23:00:00.000Z'],
      ['coSign', 'plain', '2026-11-23T23:00:00.000Z', 1, '2026-11-23T23:00:00.000Z'],
      ['sendWrittenReport', 'plain', '2026-11-23T23:00:00.000Z', 1, '2026-11-24T23:00:00.000Z'],
      ['readSupplement', 'plain', '2026-11-23T08:00:00.000Z', 1, '2026-11-23T07:20:00.000Z'],
      ['readSupplement', 'acute', '2026-11-20T23:13:00.000Z', 1, '2026-11-20T23:03:00.000Z'],
      ['undeliveredLetter', 'plain', '2026-11-23T23:00:00.000Z', 1, '2026-11-23T23:00:00.000Z'],
      ['proposeMeetingTimes', 'plain', '2026-11-25T23:00:00.000Z', 1, '2026-11-25T23:00:00.000Z'],
      ['holdJointMeeting', 'plain', '2026-12-04T23:00:00.000Z', 1, '2026-12-01T07:00:00.000Z'],
      ['holdFollowUpMeeting', 'plain', '2026-12-20T23:00:00.000Z', 1, '2026-12-04T07:00:00.000Z'],
      ['agreedChange', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-20T23:00:00.000Z'],
      ['reviewLog', 'plain', '2026-12-04T23:00:00.000Z', 1, '2026-12-04T23:00:00.000Z'],
      ['explainDifference', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-21T00:58:00.000Z'],
      ['termMeeting', 'plain', '2026-12-31T23:00:00.000Z', 1, '2026-12-01T07:00:00.000Z'],
      ['acceptHandOver', 'plain', '2026-11-27T23:00:00.000Z', 1, '2026-11-25T23:00:00.000Z'],
      ['followUpForm', 'plain', '2026-12-31T23:00:00.000Z', 1, '2026-12-17T07:00:00.000Z'],
      ['answerConsultation', 'plain', '2026-11-20T23:00:00.000Z', 1, '2026-11-23T08:00:00.000Z'],
      ['reassign', 'plain', '2026-11-23T23:00:00.000Z', 1, '2026-11-23T23:00:00.000Z'],
    ],
  ],
  'midsommarafton at 10': [
    '2026-06-19T08:00:00.000Z',
    [
      ['openReport', 'plain', '2026-06-22T07:00:00.000Z', 1, '2026-06-22T06:20:00.000Z'],
      ['openReport', 'acute', '2026-06-19T08:15:00.000Z', 1, '2026-06-19T08:05:00.000Z'],
      ['assessProtection', 'plain', '2026-06-19T22:00:00.000Z', 1, '2026-06-19T15:00:00.000Z'],
      ['decideOnInvestigation', 'plain', '2026-07-03T22:00:00.000Z', 1, '2026-06-26T06:00:00.000Z'],
      ['openInvestigation', 'plain', '2026-06-20T22:00:00.000Z', 1, '2026-06-20T22:00:00.000Z'],
      ['policeReport', 'plain', '2026-06-23T22:00:00.000Z', 1, '2026-06-23T22:00:00.000Z'],
      ['forwardReport', 'plain', '2026-06-19T22:00:00.000Z', 1, '2026-06-19T22:00:00.000Z'],
      [
        'reviewPostponedInformation',
        'plain',
        '2026-06-19T22:00:00.000Z',
        1,
        '2026-06-19T22:00:00.000Z',
      ],
      ['informConcerned', 'plain', '2026-06-19T22:00:00.000Z', 1, '2026-06-19T22:00:00.000Z'],
      ['giveFeedback', 'plain', '2026-06-26T22:00:00.000Z', 1, '2026-06-23T06:00:00.000Z'],
      ['giveFeedback', 'atOnce', '2026-06-19T22:00:00.000Z', 2, '2026-06-19T22:00:00.000Z'],
      ['coSign', 'plain', '2026-06-22T22:00:00.000Z', 1, '2026-06-22T22:00:00.000Z'],
      ['sendWrittenReport', 'plain', '2026-06-22T22:00:00.000Z', 1, '2026-06-23T22:00:00.000Z'],
      ['readSupplement', 'plain', '2026-06-22T07:00:00.000Z', 1, '2026-06-22T06:20:00.000Z'],
      ['readSupplement', 'acute', '2026-06-19T08:15:00.000Z', 1, '2026-06-19T08:05:00.000Z'],
      ['undeliveredLetter', 'plain', '2026-06-22T22:00:00.000Z', 1, '2026-06-22T22:00:00.000Z'],
      ['proposeMeetingTimes', 'plain', '2026-06-24T22:00:00.000Z', 1, '2026-06-24T22:00:00.000Z'],
      ['holdJointMeeting', 'plain', '2026-07-03T22:00:00.000Z', 1, '2026-06-30T06:00:00.000Z'],
      ['holdFollowUpMeeting', 'plain', '2026-07-19T22:00:00.000Z', 1, '2026-07-03T06:00:00.000Z'],
      ['agreedChange', 'plain', '2026-06-19T22:00:00.000Z', 1, '2026-06-19T22:00:00.000Z'],
      ['reviewLog', 'plain', '2026-07-03T22:00:00.000Z', 1, '2026-07-03T22:00:00.000Z'],
      ['explainDifference', 'plain', '2026-06-19T22:00:00.000Z', 1, '2026-06-19T10:00:00.000Z'],
      // In June its only reminder has passed.
      ['termMeeting', 'plain', '2026-06-30T22:00:00.000Z', 0, null],
      ['acceptHandOver', 'plain', '2026-06-26T22:00:00.000Z', 1, '2026-06-24T22:00:00.000Z'],
      ['followUpForm', 'plain', '2026-06-30T22:00:00.000Z', 0, null],
      ['answerConsultation', 'plain', '2026-06-22T22:00:00.000Z', 1, '2026-06-22T07:00:00.000Z'],
      ['reassign', 'plain', '2026-06-22T22:00:00.000Z', 1, '2026-06-22T22:00:00.000Z'],
    ],
  ],
};

/** Day 14 and the week's last day are the same day of the week as the day they count from. */
const saturday = '2026-11-21T09:00:00.000Z';

describe('the rolled date by lag (1930:173) 2 §, shown beside the last day and never used', () => {
  it.each<readonly [string, DutyKind, Instant, Form, string | null]>([
    ['day 14 on a Saturday', 'decideOnInvestigation', saturday, 'plain', '2026-12-07'],
    ['a week that ends on a Saturday', 'giveFeedback', saturday, 'plain', '2026-11-30'],
    [
      'day 14 on trettondagen',
      'decideOnInvestigation',
      '2026-12-23T09:00:00.000Z',
      'plain',
      '2027-01-07',
    ],
    ['day 14 on a weekday', 'decideOnInvestigation', '2026-11-20T09:00:00.000Z', 'plain', null],
    ['what is owed genast', 'giveFeedback', saturday, 'atOnce', null],
    ['the protection assessment', 'assessProtection', saturday, 'plain', null],
    ['information genast', 'informConcerned', saturday, 'plain', null],
    ['a service duty', 'holdJointMeeting', saturday, 'plain', null],
  ])('%s', (...[, kind, at, form, rolled]) => {
    const of = opening(kind, at, form);
    const { dueAt } = projectDuty(of, settingDefaults);
    expect(rolledDueDate({ ...of, dueAt })).toBe(rolled);
  });

  it('stands beside legal duties alone', () => {
    const shown = dutyKinds.filter((kind) => dutyRules[kind].rolledDateShown);
    expect(shown).toEqual(['decideOnInvestigation', 'giveFeedback']);
    expect(shown.filter((kind) => dutyRules[kind].kind !== 'legal')).toEqual([]);
  });
});

describe.each(Object.entries(samples))('what opens on %s', (_, [at, rows]) => {
  it.each(rows)('%s, %s, is due %s', (kind, form, ...expected) => {
    expect(projected(opening(kind, at, form))).toEqual(expected);
  });

  it('every duty there is stands in the sample', () => {
    expect([...new Set(rows.map(([kind]) => kind))].toSorted()).toEqual([...dutyKinds].toSorted());
  });
});

describe('the week for feedback (19 kap. 6 § SoL, lag (2025:1501)), law from 2026-01-01', () => {
  it.each<readonly [string, Form, decidedOrAsked: Instant, due: Instant]>([
    [
      'a report sent in December and decided in January has it: the decision counts',
      'plain',
      '2026-01-02T09:00:00.000Z',
      '2026-01-09T23:00:00.000Z',
    ],
    [
      'a decision on the first day in force has it',
      'plain',
      '2025-12-31T23:00:00.000Z',
      '2026-01-08T23:00:00.000Z',
    ],
    [
      'a week that began before ends as a week when its last day is in force',
      'plain',
      '2025-12-31T22:59:59.999Z',
      '2026-01-07T23:00:00.000Z',
    ],
    [
      'a decision whose week would have ended before had no last day then',
      'plain',
      '2025-12-24T09:00:00.000Z',
      '2026-01-01T23:00:00.000Z',
    ],
    ['nor had one of the summer', 'plain', '2025-07-01T09:00:00.000Z', '2026-01-01T23:00:00.000Z'],
    [
      'nor what was asked for later: *genast* is of the same amendment',
      'atOnce',
      '2025-11-03T09:00:00.000Z',
      '2026-01-01T23:00:00.000Z',
    ],
    [
      'asked for later since: at once',
      'atOnce',
      '2026-01-02T09:00:00.000Z',
      '2026-01-02T23:00:00.000Z',
    ],
  ])('%s', (_, form, at, due) => {
    expect(projectDuty(opening('giveFeedback', at, form), settingDefaults).dueAt).toBe(due);
  });
});

describe('a duty that counts from the arrival and opens later', () => {
  const meeting = (openedAt: Instant): readonly unknown[] =>
    projected({ ...opening('holdJointMeeting', '2026-11-02T09:00:00.000Z'), openedAt });

  it.each<readonly [string, Instant, number, Instant]>([
    ['keeps a reminder still to come', '2026-11-10T09:00:00.000Z', 1, '2026-11-11T07:00:00.000Z'],
    ['drops one that is past', '2026-11-13T09:00:00.000Z', 2, '2026-11-16T23:00:00.000Z'],
    [
      'rings at its opening when overdue',
      '2026-11-20T09:00:00.000Z',
      2,
      '2026-11-20T09:00:00.000Z',
    ],
  ])('%s', (_, openedAt, number, at) => {
    expect(meeting(openedAt)).toEqual(['2026-11-16T23:00:00.000Z', number, at]);
  });
});

/** The first rungs of a duty that opened on the Tuesday: who is told when. */
const climb = (kind: DutyKind, count: number): readonly (readonly unknown[])[] => {
  const steps: (readonly unknown[])[] = [];
  let from = 1;
  while (steps.length < count) {
    const step = ladderStep(opening(kind, '2026-11-17T08:00:00.000Z'), settingDefaults, from);
    if (!step) break;
    steps.push([step.number, step.at, step.rung.to]);
    from = step.number + 1;
  }
  return steps;
};

describe('a ladder', () => {
  it('openReport: deputy, every officer, socialchef, and then no more', () => {
    expect(climb('openReport', 9)).toEqual([
      [1, '2026-11-17T08:20:00.000Z', ['deputyIfoChef']],
      [2, '2026-11-17T08:40:00.000Z', ['officer']],
      [3, '2026-11-17T09:00:00.000Z', ['socialchef']],
    ]);
  });

  it('assessProtection: rings every morning until it is done', () => {
    expect(climb('assessProtection', 4).map(([number, at]) => [number, at])).toEqual([
      [1, '2026-11-17T15:30:00.000Z'],
      [2, '2026-11-17T23:00:00.000Z'],
      [3, '2026-11-18T07:00:00.000Z'],
      [4, '2026-11-19T07:00:00.000Z'],
    ]);
  });

  it('decideOnInvestigation: day 7, 11, 13 and 14, then every weekday', () => {
    expect(climb('decideOnInvestigation', 7).map(([number, at]) => [number, at])).toEqual([
      [1, '2026-11-24T07:00:00.000Z'],
      [2, '2026-11-28T07:00:00.000Z'],
      [3, '2026-11-30T07:00:00.000Z'],
      [4, '2026-12-01T07:00:00.000Z'],
      [5, '2026-12-02T07:00:00.000Z'],
      [6, '2026-12-03T07:00:00.000Z'],
      [7, '2026-12-04T07:00:00.000Z'],
    ]);
  });

  it('sendWrittenReport: the case’s holder after two weekdays and after four; there it waits', () => {
    expect(climb('sendWrittenReport', 9)).toEqual([
      [1, '2026-11-19T23:00:00.000Z', ['caseHolder']],
      [2, '2026-11-23T23:00:00.000Z', ['caseHolder']],
    ]);
  });

  it('coSign: signatory and deputy, author and the case’s holder, missing; there it ends', () => {
    expect(climb('coSign', 9)).toEqual([
      [1, '2026-11-18T23:00:00.000Z', ['owner', 'signatoryDeputy']],
      [2, '2026-11-20T23:00:00.000Z', ['author', 'caseHolder']],
      [3, '2026-11-24T23:00:00.000Z', ['author', 'caseHolder']],
    ]);
  });

  it('holdFollowUpMeeting: day 14, 21 and 28, then weekly to the socialchef', () => {
    expect(climb('holdFollowUpMeeting', 5)).toEqual([
      [1, '2026-12-01T07:00:00.000Z', ['owner']],
      [2, '2026-12-08T07:00:00.000Z', ['owner']],
      [3, '2026-12-15T07:00:00.000Z', ['owner']],
      [4, '2026-12-22T07:00:00.000Z', ['ifoChef', 'socialchef']],
      [5, '2026-12-29T07:00:00.000Z', ['ifoChef', 'socialchef']],
    ]);
  });

  it('reassign: when it is due, to the socialchef', () => {
    expect(climb('reassign', 2)).toEqual([
      [1, '2026-11-18T23:00:00.000Z', ['ifoChef', 'socialchef']],
    ]);
  });

  it('of the receiver ends with ifoChef and then socialchef', () => {
    const wrong = dutyKinds.filter((kind) => {
      const { side, owner, rungs } = dutyRules[kind];
      const told = [owner === 'ifoChef' ? 'ifoChef' : '', ...rungs.flatMap(({ to }) => to)];
      const last = rungs.at(-1)?.to.at(-1);
      return side !== 'sender' && (last !== 'socialchef' || !told.includes('ifoChef'));
    });
    expect(wrong).toEqual([]);
  });

  it('of the sender reaches no leader at social services, and those of a signatory and of a form that is silent alone end by themselves', () => {
    for (const kind of dutyKinds) {
      const { side, owner, rungs, lapsesAs } = dutyRules[kind];
      const endsByItself = owner === 'signatory' || kind === 'acceptHandOver';
      expect([kind, lapsesAs !== undefined]).toEqual([kind, endsByItself]);
      // Of a ladder that can stand on either side the functions of its own side alone are told.
      if (side !== 'sender') continue;
      const told = rungs.flatMap(({ to }) => to);
      expect(told).not.toContain('ifoChef');
      expect(told).not.toContain('socialchef');
    }
  });
});

const anyInstant = instantsBetween('2025-07-01', '2060-12-31');
const upTo = (loosest: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: loosest });
/** Whatever a municipality may choose: each time as loose as the default, or tighter. */
const anySettings = fc.record({
  officeHours: fc.record({
    opens: fc.constantFrom('00:00', '06:45', '07:30', '08:00'),
    closes: fc.constantFrom('16:30', '17:00', '20:15', '23:59'),
  }),
  service: fc.record({
    openReportMinutes: upTo(60),
    openAcuteReportMinutes: upTo(15),
    coSignWeekdays: fc.constant(1),
    proposeMeetingTimesWeekdays: upTo(3),
    followUpMeetingDays: upTo(30),
  }),
});
const anyOpening = fc
  .tuple(fc.constantFrom(...dutyKinds), anyInstant, fc.nat(40_000), fc.boolean(), fc.boolean())
  .map(([kind, anchorAt, minutes, acute, atOnce]): DutyOpening => ({
    kind,
    anchorAt,
    openedAt: addMinutes(anchorAt, minutes),
    acute,
    atOnce,
  }));

/** Days after the opening whose end is the latest a legal duty may be due, once there is a latest. */
const statute: Readonly<Partial<Record<DutyKind, number>>> = {
  assessProtection: 1, // 20 kap. 1 § SoL with prop. 2012/13:10: the day after at the latest
  decideOnInvestigation: 14, // 20 kap. 2 § SoL
  openInvestigation: 1, // HSLF-FS 2022:39: without delay
  forwardReport: 0, // 29 kap. SoL: at once
  informConcerned: 0, // 20 kap. 4 § SoL
  reviewPostponedInformation: 0, // 20 kap. 4 § SoL: on the day that was named
  giveFeedback: 7, // 19 kap. 6 § SoL
};

describe('whatever a municipality has chosen', () => {
  it.each(Object.entries(statute))('%s is never due later than the statute says', (kind, days) => {
    fc.assert(
      fc.property(
        anyInstant.filter((at) => kind !== 'giveFeedback' || at >= '2025-12-31T23:00:00.000Z'),
        anySettings,
        fc.constantFrom<Form>('plain', 'acute', 'atOnce'),
        (at, settings, form) => {
          const { dueAt } = projectDuty(opening(kind as DutyKind, at, form), settings);
          expect(wallClockAt(dueAt) <= midnightAfter(at, days)).toBe(true);
        },
      ),
    );
  });

  it('the statute is asked for every legal duty', () => {
    const legal = dutyKinds.filter((kind) => dutyRules[kind].kind === 'legal');
    expect(Object.keys(statute).toSorted()).toEqual(legal.toSorted());
  });

  it('no duty is due later than with the defaults', () => {
    fc.assert(
      fc.property(anyOpening, anySettings, (of, settings) => {
        const chosen = epochMilliseconds(projectDuty(of, settings).dueAt);
        const standard = epochMilliseconds(projectDuty(of, settingDefaults).dueAt);
        expect(chosen).toBeLessThanOrEqual(standard);
      }),
      { numRuns: 300 },
    );
  });

  it('a legal duty is due as the law says, whatever the settings', () => {
    fc.assert(
      fc.property(anyOpening, anySettings, (of, settings) => {
        fc.pre(dutyRules[of.kind].kind === 'legal');
        expect(projectDuty(of, settings).dueAt).toBe(projectDuty(of, settingDefaults).dueAt);
      }),
    );
  });

  it('the same opening gives the same dates for ever, and rungs ring in order', () => {
    fc.assert(
      fc.property(anyOpening, anySettings, (of, settings) => {
        const first = projectDuty(of, settings);
        expect(projectDuty(of, settings)).toEqual(first);
        let before = of.openedAt;
        for (let number = first.nextRung; number < first.nextRung + 6;) {
          const step = ladderStep(of, settings, number);
          if (!step) break;
          expect(epochMilliseconds(step.at)).toBeGreaterThanOrEqual(epochMilliseconds(before));
          expect(step.number).toBeGreaterThanOrEqual(number);
          before = step.at;
          number = step.number + 1;
        }
      }),
      { numRuns: 50 },
    );
  });
});
