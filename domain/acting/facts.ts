import type { RowSide } from '../access/roles.ts';

export type StreamKind = 'report' | 'acuteSituation' | 'person';

export type FactRule = {
  readonly stream: StreamKind;
  readonly side: RowSide;
  /** Whether a branch of the workflow has to act at once; everything else waits for the next rung. */
  readonly wakes: boolean;
  /** A look changes nothing: it is in the trail, but moves no ETag. */
  readonly looks?: true;
};

const both = { stream: 'report', side: 'both' } as const;
const receiver = { stream: 'report', side: 'receiver' } as const;
const situation = { stream: 'acuteSituation', side: 'both' } as const;

/**
 * Every kind of event there is: what somebody or the system did, or looked at. A kind not listed
 * here cannot be written. The side is the default; a feedback's reasons stay with the receiver.
 */
export const factRules = {
  reportSent: { ...both, wakes: true },
  signatureRecorded: { ...both, wakes: false },
  supplementAdded: { ...both, wakes: true },
  supplementRead: { ...receiver, wakes: false },
  reportOpened: { ...receiver, wakes: true },
  caseAssigned: { ...receiver, wakes: false },
  contactRecorded: { ...receiver, wakes: false },
  protectionAssessed: { ...receiver, wakes: true },
  caseRegistered: { ...receiver, wakes: false },
  intakeNoteTaken: { ...receiver, wakes: false },
  // A refusal, and why no meeting suits the child, belong to the assessment (26 kap. 1 § OSL).
  consentRecorded: { ...receiver, wakes: false },
  meetingProposed: { ...both, wakes: false },
  meetingWaived: { ...receiver, wakes: false },
  meetingTimeAnswered: { ...both, wakes: false },
  meetingInvited: { ...both, wakes: true },
  meetingOutcomeRecorded: { ...both, wakes: false },
  meetingMinutesTaken: { ...both, wakes: false },
  decisionMade: { ...receiver, wakes: true },
  concernedInformed: { ...receiver, wakes: false },
  feedbackRequested: { ...both, wakes: true },
  feedbackRecorded: { ...both, wakes: false },
  documentMade: { ...both, wakes: false },
  rungFired: { ...receiver, wakes: false },
  dutyLapsed: { ...both, wakes: false },
  // The receiver's: that a report was closed says that it was decided (19 kap. 6 § SoL).
  reportClosed: { ...receiver, wakes: false },
  reportReopened: { ...receiver, wakes: false },
  reportRead: { ...receiver, wakes: false, looks: true },
  contentRead: { ...receiver, wakes: false, looks: true },
  documentRead: { ...receiver, wakes: false, looks: true },
  historyRead: { ...receiver, wakes: false, looks: true },
  attemptRefused: { ...receiver, wakes: false, looks: true },
  situationOpened: { ...situation, wakes: true },
  followUpMeetingPlanned: { ...situation, wakes: false },
  followUpMeetingHeld: { ...situation, wakes: true },
  situationRead: { ...situation, wakes: false, looks: true },
  absenceRecorded: { stream: 'person', side: 'auditor', wakes: false },
  listRead: { stream: 'person', side: 'auditor', wakes: false, looks: true },
} as const satisfies Readonly<Record<string, FactRule>>;

export type FactKind = keyof typeof factRules;

export function factRule(kind: FactKind): FactRule {
  return factRules[kind];
}
