import type { DutyRule } from '../duties/duty-rule.ts';

/** Where the municipality has one (`termMeeting` of its settings). */
export const termDuties = {
  termMeeting: {
    kind: 'service',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'opening',
    due: () => ({ is: 'endOfTerm' }),
    rungs: [{ at: { is: 'daysBeforeDue', days: 30 }, to: ['owner', 'socialchef'] }],
    rule: 'nordanstig',
  },
} satisfies Readonly<Record<string, DutyRule>>;

export const houseDuties = {
  reviewLog: {
    kind: 'service',
    side: 'receiver',
    owner: 'auditor',
    from: 'opening',
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 10 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'logControl',
  },
  explainDifference: {
    kind: 'service',
    side: 'receiver',
    owner: 'ifoChef',
    alsoOwner: 'administrator',
    from: 'opening',
    due: () => ({ is: 'endOfDay', daysAfter: 0 }),
    rungs: [{ at: { is: 'everyHours', hours: 2 }, to: ['ifoChef', 'administrator', 'socialchef'] }],
    rule: 'seenFailures',
  },
} satisfies Readonly<Record<string, DutyRule>>;
