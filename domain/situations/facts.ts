import { always, type FactTable } from '../acting/fact-rule.ts';
import type { Instant } from '../calendar/time.ts';
import { byAuditor, byIntake, byLeaders, bySocialchef, type ActionRule } from '../access/grants.ts';
import type { FollowUpPlan, FollowUpRecord } from './records.ts';

export const situationActions = {
  'situation.open': { by: [byIntake] },
  'situation.read': {
    by: [{ who: ['rektor'], as: 'senderUnit' }, byIntake, bySocialchef, byAuditor],
  },
  'situation.lead': { by: [byLeaders] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type SituationFacts = {
  /** That the situation was opened, with which its stream begins. */
  situationOpened: { readonly secret: null };
  followUpMeetingPlanned: { readonly at: Instant; readonly secret: FollowUpPlan };
  followUpMeetingHeld: { readonly secret: FollowUpRecord };
};

const shared = { stream: 'acuteSituation', side: 'both', readBy: 'situation.read' } as const;

export const situationFacts: FactTable<'acuteSituation', SituationFacts> = {
  situationOpened: {
    ...shared,
    action: 'situation.open',
    rowElsewhere: true,
    opens: { holdFollowUpMeeting: always },
  },
  followUpMeetingPlanned: { ...shared, action: 'situation.lead' },
  followUpMeetingHeld: {
    ...shared,
    action: 'situation.lead',
    wakes: true,
    moves: ({ occurredAt }) => ({ heldAt: occurredAt }),
    closes: { holdFollowUpMeeting: always },
  },
};
