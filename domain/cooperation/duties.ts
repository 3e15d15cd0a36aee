import type { DutyRule } from '../duties/duty-rule.ts';

/**
 * Both are the receiver's, whose leaders have to see what waits, and the contact function's, who
 * does them.
 */
const ofForm = {
  kind: 'service',
  side: 'receiver',
  owner: 'contactFunction',
  alsoOwner: 'contactFunction',
  from: 'opening',
  asks: true,
} as const;

export const cooperationDuties = {
  acceptHandOver: {
    ...ofForm,
    due: () => ({ is: 'endOfWeekday', weekdaysAfter: 5 }),
    rungs: [
      { at: { is: 'endOfWeekday', weekdaysAfter: 3 }, to: ['owner', 'caseHolder'] },
      { at: { is: 'endOfWeekday', weekdaysAfter: 5 }, to: ['owner', 'caseHolder'] },
      // With it the hand-over comes back: nobody is bounced between those who do not answer.
      { at: { is: 'atDue' }, to: ['caseHolder', 'ifoChef', 'socialchef'] },
    ],
    lapsesAs: 'silent',
    rule: 'handOverModel',
  },
  followUpForm: {
    ...ofForm,
    due: () => ({ is: 'endOfTerm' }),
    rungs: [{ at: { is: 'daysBeforeDue', days: 14 }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'formFollowUpModel',
  },
} satisfies Readonly<Record<string, DutyRule>>;
