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
  // The protection assessment comes before any contact with guardians (20 kap. 1 § SoL), so until
  // it is made no consent can be recorded and no meeting planned.
  'consent.record': { by: caseWork, in: ['assessed', 'concluded'], elsewhere: 'never' },
  'meeting.plan': { by: caseWork, in: ['assessed', 'concluded'], elsewhere: 'never' },
} as const satisfies Readonly<Record<string, ActionRule>>;

/**
 * The id of a meeting is that of its `meetingProposed`; the later facts of the meeting carry it as
 * `about`.
 */
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
  // A refused consent, like the reason why no meeting suits the child (`meetingWaived`), belongs to
  // the assessment and is kept from the sender (26 kap. 1 § OSL).
  consentRecorded: {
    ...planned,
    side: 'receiver',
    action: 'consent.record',
    correctedBy: 'recorderOrLeader',
  },
  meetingProposed: { ...planned, closes: { proposeMeetingTimes: always } },
  meetingWaived: {
    ...planned,
    correctedBy: 'recorderOrLeader',
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
    correctedBy: 'recorderOrLeader',
    // A meeting that is moved or cancelled leaves the duty open: only one that is held ends the
    // duty (19 kap. 5 § SoL).
    closes: { holdJointMeeting: ({ outcome }) => outcome === 'held' },
  },
  meetingMinutesTaken: { ...planned, correctedBy: 'recorderOrLeader' },
};
