import type { DutyRule } from '../duties/duty-rule.ts';

export const decisionDuties = {
  decideOnInvestigation: {
    kind: 'legal',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'arrival',
    due: () => ({ is: 'endOfDay', daysAfter: 14 }),
    rolledDateShown: true,
    rungs: [
      { at: { is: 'dayMorning', day: 7 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 11 }, to: ['owner'] },
      { at: { is: 'daysBeforeDue', days: 1 }, to: ['owner', 'ifoChef'] },
      { at: { is: 'daysBeforeDue', days: 0 }, to: ['owner', 'ifoChef'] },
      { at: { is: 'everyWeekdayMorningAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    rule: 'decisionOnInvestigation',
  },
  informConcerned: {
    kind: 'legal',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfDay', daysAfter: 0 }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'informationToConcerned',
  },
  reviewPostponedInformation: {
    kind: 'legal',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: () => ({ is: 'endOfStatedDay' }),
    rungs: [
      { at: { is: 'atDue' }, to: ['owner'] },
      { at: { is: 'everyMorningAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    rule: 'informationToConcerned',
  },
  giveFeedback: {
    kind: 'legal',
    side: 'receiver',
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
    rule: 'feedback',
  },
} satisfies Readonly<Record<string, DutyRule>>;
