import type { DutyRule } from '../duties/duty-rule.ts';
import { readingClock, readingRungs } from '../duties/reading-clock.ts';

/** Its owner is the officer: the leader, who owns the opening itself, has yet to hear of it. */
const supplementRungs: DutyRule['rungs'] = [
  ...readingRungs.slice(0, -1),
  { at: { is: 'atDue' }, to: ['ifoChef', 'socialchef'] },
];

export const reportDuties = {
  readSupplement: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: readingClock,
    rungs: supplementRungs,
    rule: 'protectionAssessment',
  },
} satisfies Readonly<Record<string, DutyRule>>;
