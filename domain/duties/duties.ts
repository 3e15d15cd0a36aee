import type { Due } from './due-dates.ts';
import type { DutyRule, Rung } from './duty-rule.ts';
import type { ServiceTimes } from '../people/settings.ts';

export const dutyKinds = [
  'openReport',
  'assessProtection',
  'decideOnInvestigation',
  'informConcerned',
  'giveFeedback',
  'coSign',
  'readSupplement',
  'proposeMeetingTimes',
  'holdJointMeeting',
  'holdFollowUpMeeting',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** Raised with every change of the table; a duty remembers the version it was projected by. */
export const dutyRulesVersion = 2;

const readingClock = (service: ServiceTimes): Due => ({
  is: 'officeMinutes',
  minutes: service.openReportMinutes,
  acuteMinutes: service.openAcuteReportMinutes,
});

const readingRungs: readonly Rung[] = [
  { at: { is: 'fraction', of: 1 / 3 }, to: ['deputyIfoChef'] },
  { at: { is: 'fraction', of: 2 / 3 }, to: ['officer'] },
  { at: { is: 'atDue' }, to: ['socialchef'] },
];

/** Its owner is the officer: the leader, who owns the opening itself, has yet to hear of it. */
const supplementRungs: readonly Rung[] = [
  ...readingRungs.slice(0, -1),
  { at: { is: 'atDue' }, to: ['ifoChef', 'socialchef'] },
];

/** The table of `docs/duties.md`, line by line; a test compares the two. */
export const dutyRules: Readonly<Record<DutyKind, DutyRule>> = {
  openReport: {
    kind: 'service',
    side: 'receiver',
    opensAt: ['reportSent'],
    owner: 'ifoChef',
    from: 'arrival',
    due: readingClock,
    rungs: readingRungs,
    closedBy: ['reportOpened'],
    rule: 'municipality',
  },
  assessProtection: {
    kind: 'legal',
    side: 'receiver',
    opensAt: ['reportSent'],
    owner: 'ifoChef',
    from: 'arrival',
    due: () => ({ is: 'endOfArrivalDay' }),
    rungs: [
      { at: { is: 'fraction', of: 1 / 2 }, to: ['owner'] },
      { at: { is: 'atDue' }, to: ['ifoChef'] },
      { at: { is: 'everyMorningAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    closedBy: ['protectionAssessed'],
    rule: 'protectionAssessment',
  },
  decideOnInvestigation: {
    kind: 'legal',
    side: 'receiver',
    opensAt: ['reportSent'],
    owner: 'ifoChef',
    from: 'arrival',
    due: () => ({ is: 'endOfDay', daysAfter: 14 }),
    rolledDateShown: true,
    rungs: [
      { at: { is: 'dayMorning', day: 7 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 11 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 13 }, to: ['owner', 'ifoChef'] },
      { at: { is: 'dayMorning', day: 14 }, to: ['owner', 'ifoChef'] },
      { at: { is: 'everyWeekdayMorningAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    closedBy: ['decisionMade'],
    rule: 'decisionOnInvestigation',
  },
  informConcerned: {
    kind: 'legal',
    side: 'receiver',
    opensAt: ['decisionMade'],
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfDay', daysAfter: 0 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    closedBy: ['concernedInformed'],
    rule: 'informationToConcerned',
  },
  giveFeedback: {
    kind: 'legal',
    side: 'receiver',
    opensAt: ['decisionMade', 'feedbackRequested'],
    owner: 'decider',
    from: 'opening',
    due: () => ({ is: 'endOfDayWeeksAfter', weeks: 1 }),
    dueAtOnce: { is: 'endOfDay', daysAfter: 0 },
    dueSince: 'feedbackWithinAWeek',
    rolledDateShown: true,
    rungs: [
      { at: { is: 'daysBeforeDue', days: 3 }, to: ['owner'] },
      { at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] },
    ],
    closedBy: ['feedbackRecorded'],
    rule: 'feedback',
  },
  coSign: {
    kind: 'service',
    side: 'sender',
    opensAt: ['reportSent'],
    owner: 'signatory',
    from: 'opening',
    due: (service) => ({ is: 'endOfWeekday', weekdaysAfter: service.coSignWeekdays }),
    rungs: [
      { at: { is: 'endOfWeekday', weekdaysAfter: 1 }, to: ['owner', 'signatoryDeputy'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 3 }, to: ['author', 'caseHolder'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 5 }, to: ['author', 'caseHolder'] },
    ],
    lapsesAs: 'missing',
    closedBy: ['signatureRecorded'],
    rule: 'degerforsModel',
  },
  readSupplement: {
    kind: 'service',
    side: 'receiver',
    opensAt: ['supplementAdded'],
    owner: 'officer',
    from: 'opening',
    due: readingClock,
    rungs: supplementRungs,
    closedBy: ['supplementRead'],
    rule: 'protectionAssessment',
  },
  proposeMeetingTimes: {
    kind: 'service',
    side: 'receiver',
    opensAt: ['protectionAssessed'],
    owner: 'officer',
    from: 'opening',
    due: (service) => ({
      is: 'endOfWeekday',
      weekdaysAfter: service.proposeMeetingTimesWeekdays,
    }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    closedBy: ['meetingProposed', 'meetingWaived'],
    rule: 'jointMeeting',
  },
  holdJointMeeting: {
    kind: 'service',
    side: 'receiver',
    opensAt: ['protectionAssessed'],
    owner: 'officer',
    from: 'arrival',
    due: () => ({ is: 'endOfDay', daysAfter: 14 }),
    rungs: [
      { at: { is: 'weekdaysBeforeDue', weekdays: 3 }, to: ['owner'] },
      { at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] },
    ],
    closedBy: ['meetingOutcomeRecorded', 'meetingWaived'],
    rule: 'jointMeeting',
  },
  holdFollowUpMeeting: {
    kind: 'service',
    side: 'receiver',
    opensAt: ['situationOpened'],
    owner: 'ifoChef',
    from: 'opening',
    due: (service) => ({ is: 'endOfDay', daysAfter: service.followUpMeetingDays }),
    rungs: [
      { at: { is: 'dayMorning', day: 14 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 21 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 28 }, to: ['owner'] },
      { at: { is: 'weeklyAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    closedBy: ['followUpMeetingHeld'],
    rule: 'degerforsModel',
  },
};
