import type { DecisionWords, Information, Ongoing } from '../decisions/records.ts';
import type { AcuteMeasure } from '../intake/measures.ts';
import type { Factor } from '../intake/factors.ts';
import type {
  Contact,
  IntakeNote,
  PoliceReport,
  ProtectionAssessment,
  Registration,
} from '../intake/records.ts';
import type { Whereabouts } from '../intake/elsewhere.ts';
import type { Dispatch, ForwardingAnswer } from '../intake/forwarding-records.ts';
import type { Consent, MeetingOutcome, MeetingWaiver, Minutes } from '../meetings/records.ts';
import type { ReportContent } from '../report/report-content.ts';
import type { SupplementReading } from '../reports/records.ts';

/** What each kind of record that can be corrected says, as its recorder writes it. */
export type Records = {
  readonly supplementRead: SupplementReading;
  readonly protectionAssessed: ProtectionAssessment;
  readonly contactRecorded: Contact;
  readonly policeReportDecided: PoliceReport;
  readonly acuteMeasureTaken: AcuteMeasure;
  readonly caseRegistered: Registration;
  readonly intakeNoteTaken: IntakeNote;
  readonly factorRecorded: Factor;
  readonly whereaboutsFound: Whereabouts;
  readonly forwardingDispatched: Dispatch;
  readonly forwardingAnswered: ForwardingAnswer;
  readonly consentRecorded: Consent;
  readonly meetingWaived: MeetingWaiver;
  readonly meetingOutcomeRecorded: {
    readonly outcome: MeetingOutcome;
    readonly reason: string | null;
  };
  readonly meetingMinutesTaken: Minutes;
  readonly decisionMade: DecisionWords;
  readonly coveredByOngoing: Ongoing;
  readonly concernedInformed: Information;
  readonly signatureRecorded:
    { readonly answer: 'signed' } | { readonly answer: 'declined'; readonly comment: string };
};
export type CorrectableKind = keyof Records;

/** The record as it should have been, and why (36 § FL). */
export type Correction<K extends CorrectableKind = CorrectableKind> = {
  readonly [P in K]: {
    readonly kind: P;
    /** Id of the record that counts now, itself perhaps a correction. */
    readonly corrects: string;
    readonly reason: string;
    readonly record: Records[P];
  };
}[K];

/**
 * The kinds of record that may have been written in the file of the wrong child and are then moved
 * (routine, *A mistake is corrected*). Nothing is owed because of one, so that none opens or ends
 * anything where it is taken out or brought in.
 */
export const movableKinds = ['contactRecorded', 'intakeNoteTaken', 'factorRecorded'] as const;
export type MovableKind = (typeof movableKinds)[number];

export type ReportMove = Pick<ReportContent, 'child'> &
  Partial<Pick<ReportContent, 'guardians' | 'siblings'>> & { readonly reason: string };

/** What the report should have said. What is not said anew stands as the reporter wrote it. */
export function rightContent(
  content: ReportContent,
  { child, guardians = content.guardians, siblings = content.siblings }: ReportMove,
): ReportContent {
  return { ...content, child, guardians, siblings };
}

export type Move = {
  /** Id of the record that counts now. */
  readonly record: string;
  /** Id of the report about the child whom it is about. */
  readonly to: string;
  readonly reason: string;
};
