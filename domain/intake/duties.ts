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
  openInvestigation: {
    kind: 'legal',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfDay', daysAfter: 1 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'openingAtViolence',
  },
  policeReport: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 2 }),
    rungs: [{ at: { is: 'atDue' }, to: ['ifoChef', 'socialchef'] }],
    rule: 'policeReport',
  },
  forwardReport: {
    kind: 'legal',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfDay', daysAfter: 0 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'forwarding',
  },
} satisfies Readonly<Record<string, DutyRule>>;

/** The leader's, when nobody works on a case any longer. */
export const ownershipDuties = {
  reassign: {
    kind: 'service',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'opening',
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 1 }),
    // Whose a hand-over was that has come back.
    asks: 'assignee',
    rungs: [{ at: { is: 'atDue' }, to: ['ifoChef', 'socialchef'] }],
    rule: 'seenFailures',
  },
} satisfies Readonly<Record<string, DutyRule>>;
