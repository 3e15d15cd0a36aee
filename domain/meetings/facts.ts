import { always, type FactTable } from '../acting/fact-rule.ts';
import type { Instant } from '../calendar/time.ts';
import { caseWork, type ActionRule } from '../access/grants.ts';
import type {
  Consent,
  Invitation,
  MeetingOutcome,
  MeetingWaiver,
  Minutes,
  ProposedTimes,
  TimeAnswer,
} from './records.ts';

export const meetingActions = {
  // The assessment comes before any contact with guardians (20 kap. 1 § SoL).
  'consent.record': { by: caseWork, in: ['assessed', 'concluded'] },
  'meeting.plan': { by: caseWork, in: ['assessed', 'concluded'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

/** Of everything but the proposal itself `about` is the meeting: the id of its proposal. */
export type MeetingFacts = {
  consentRecorded: { readonly secret: Consent };
  meetingProposed: { readonly secret: ProposedTimes };
  meetingWaived: { readonly secret: MeetingWaiver };
  meetingTimeAnswered: { readonly about: string; readonly secret: TimeAnswer };
  meetingInvited: {
    readonly about: string;
    readonly at: Instant;
    readonly secret: Invitation;
  };
  meetingOutcomeRecorded: {
    readonly about: string;
    readonly outcome: MeetingOutcome;
    readonly secret: { readonly reason: string | null };
  };
  meetingMinutesTaken: { readonly about: string; readonly secret: Minutes };
};

const planned = {
  stream: 'report',
  side: 'both',
  action: 'meeting.plan',
  readBy: 'report.readContent',
} as const;

export const meetingFacts: FactTable<'report', MeetingFacts> = {
  // A refusal, and why no meeting suits the child, belong to the assessment (26 kap. 1 § OSL).
  consentRecorded: { ...planned, side: 'receiver', action: 'consent.record' },
  meetingProposed: { ...planned, closes: { proposeMeetingTimes: always } },
  meetingWaived: {
    ...planned,
    side: 'receiver',
    closes: {
      proposeMeetingTimes: ({ secret: { reason } }) => ({ as: 'lapsed', reason }),
      holdJointMeeting: ({ secret: { reason } }) => ({ as: 'lapsed', reason }),
    },
  },
  meetingTimeAnswered: planned,
  meetingInvited: planned,
  meetingOutcomeRecorded: {
    ...planned,
    // Moved or cancelled keeps the duty open: only held ends it (19 kap. 5 § SoL).
    closes: { holdJointMeeting: ({ outcome }) => outcome === 'held' },
  },
  meetingMinutesTaken: planned,
};
