import type { DutyRule } from '../duties/duty-rule.ts';

/** Minutes of office time after which an unanswered question rings, and its asker is told to call. */
const officeHour = 60;

export const consultationDuties = {
  answerConsultation: {
    kind: 'service',
    side: 'receiver',
    owner: 'roster',
    from: 'opening',
    due: () => ({ is: 'endOfSameWeekday' }),
    rungs: [
      {
        at: { is: 'officeMinutes', minutes: officeHour },
        to: ['owner', 'ifoChef', 'socialchef'],
      },
    ],
    rule: 'degerforsModel',
  },
} satisfies Readonly<Record<string, DutyRule>>;
