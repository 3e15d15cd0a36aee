import type { DutyRule } from '../duties/duty-rule.ts';

export const situationDuties = {
  holdFollowUpMeeting: {
    kind: 'service',
    side: 'receiver',
    owner: 'ifoChef',
    from: 'opening',
    due: (service) => ({ is: 'endOfDay', daysAfter: service.followUpMeetingDays }),
    rungs: [
      { at: { is: 'dayMorning', day: 14 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 21 }, to: ['owner'] },
      { at: { is: 'dayMorning', day: 28 }, to: ['owner'] },
      { at: { is: 'weeklyAfterDue' }, to: ['ifoChef', 'socialchef'] },
    ],
    rule: 'degerforsModel',
  },
  agreedChange: {
    kind: 'service',
    side: 'ofOwner',
    owner: 'named',
    from: 'opening',
    due: () => ({ is: 'endOfStatedDay' }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'degerforsModel',
  },
} satisfies Readonly<Record<string, DutyRule>>;
