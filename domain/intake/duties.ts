import type { DutyRule } from '../duties/duty-rule.ts';
import { readingClock, readingRungs } from '../duties/reading-clock.ts';

export const intakeDuties = {
  openReport: {
    kind: 'service',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'arrival',
    due: readingClock,
    rungs: readingRungs,
    rule: 'municipality',
  },
  assessProtection: {
    kind: 'legal',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'arrival',
    due: () => ({ is: 'endOfArrivalDay' }),
    rungs: [
      { at: { is: 'fraction', of: 1 / 2 }, to: ['owner'] },
      { at: { is: 'atDue' }, to: ['ifoChef'] },
      { at: { is: 'everyMorningAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    rule: 'protectionAssessment',
  },
} satisfies Readonly<Record<string, DutyRule>>;
