import type { DutyRule } from '../duties/duty-rule.ts';

export const houseDuties = {
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
