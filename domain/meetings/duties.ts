import type { DutyRule } from '../duties/duty-rule.ts';

export const meetingDuties = {
  proposeMeetingTimes: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'opening',
    due: (service) => ({
      is: 'endOfWeekday',
      weekdaysAfter: service.proposeMeetingTimesWeekdays,
    }),
    rungs: [{ at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] }],
    rule: 'jointMeeting',
  },
  holdJointMeeting: {
    kind: 'service',
    side: 'receiver',
    owner: 'officer',
    from: 'arrival',
    due: () => ({ is: 'endOfDay', daysAfter: 14 }),
    rungs: [
      { at: { is: 'weekdaysBeforeDue', weekdays: 3 }, to: ['owner'] },
      { at: { is: 'atDue' }, to: ['owner', 'ifoChef', 'socialchef'] },
    ],
    rule: 'jointMeeting',
  },
} satisfies Readonly<Record<string, DutyRule>>;
