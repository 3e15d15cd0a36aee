import type { DutyRule } from '../duties/duty-rule.ts';
import { readingClock, readingRungs } from '../duties/reading-clock.ts';

/**
 * As for opening a report, but the last rung tells the IFO-chef too: she owns the opening of a
 * report, while the owner of this duty is the officer, so that she has not heard of it yet.
 */
const supplementRungs: DutyRule['rungs'] = [
  ...readingRungs.slice(0, -1),
  { at: { is: 'atDue' }, to: ['ifoChef', 'socialchef'] },
];

export const reportDuties = {
  sendWrittenReport: {
    kind: 'service',
    side: 'sender',
    owner: 'reporter',
    // The call is the arrival.
    from: 'arrival',
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 1 }),
    asks: true,
    rungs: [
      { at: { is: 'endOfWeekday', weekdaysAfter: 2 }, to: ['caseHolder'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 4 }, to: ['caseHolder'] },
    ],
    rule: 'degerforsModel',
  },
  readSupplement: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: readingClock,
    rungs: supplementRungs,
    rule: 'protectionAssessment',
  },
  undeliveredLetter: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 1 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'routine',
  },
} satisfies Readonly<Record<string, DutyRule>>;
