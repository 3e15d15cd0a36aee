import type { consultationDuties } from './consultations/duties.ts';
import type { cooperationDuties } from './cooperation/duties.ts';
import type { decisionDuties } from './decisions/duties.ts';
import type { houseDuties, termDuties } from './house/duties.ts';
import type { intakeDuties, ownershipDuties } from './intake/duties.ts';
import type { meetingDuties } from './meetings/duties.ts';
import type { reportDuties } from './reports/duties.ts';
import type { signOffDuties } from './sign-off/duties.ts';
import type { situationDuties } from './situations/duties.ts';

/** The closed lists of names that areas share, so that no area has to import another's types. */

/** The kinds of stream: each stream has a hash chain of its own in the trail. */
export const streamKinds = [
  'report',
  'acuteSituation',
  'consultation',
  'houseDuty',
  'termMeeting',
  'handOver',
  'syntheticReport',
  'person',
] as const;
export type StreamKind = (typeof streamKinds)[number];

/**
 * The kinds of fact: what somebody did, or the system in a person's place. A fact is never changed
 * once it is recorded.
 */
export const factKinds = [
  'reportSent',
  'supplementAdded',
  'supplementRead',
  'completionRequested',
  'signatureRecorded',
  'signatureAsked',
  'reportOpened',
  'caseAssigned',
  'contactRecorded',
  'protectionAssessed',
  'caseRegistered',
  'intakeNoteTaken',
  'consentRecorded',
  'meetingProposed',
  'meetingWaived',
  'meetingTimeAnswered',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
  'decisionMade',
  'concernedInformed',
  'feedbackRequested',
  'feedbackRecorded',
  'situationOpened',
  'followUpMeetingPlanned',
  'followUpMeetingHeld',
  'absenceRecorded',
  'absenceEnded',
  'onCallContactRecorded',
  'caseUnattended',
  'caseKept',
  'correctionExplained',
  'policeReportDecided',
  'protectedContactLifted',
  'decisionProposed',
  'decisionChanged',
  'decisionExtended',
  'coveredByOngoing',
  'changeAgreed',
  'agreedChangeEnded',
  'situationJoined',
  'counterpartNamed',
  'letterDelivered',
  'factRowSorted',
  'factorRecorded',
  'whereaboutsFound',
  'reportForwarded',
  'forwardingDispatched',
  'forwardingAnswered',
  'forwardingReceived',
  'recordTakenOut',
  'recordBroughtIn',
  'reportMoved',
  'reportBroughtIn',
  'decisionReviewed',
  'acuteMeasureTaken',
  'consultationAsked',
  'consultationTaken',
  'consultationAnswered',
  'consultationReported',
  'reportRegistered',
  'writtenReportWaived',
  'reportConfirmed',
  'confirmationRead',
  'differenceFound',
  'differenceExplained',
  'sentCountStated',
  'authorshipStated',
  'termMeetingOpened',
  'termMeetingHeld',
  'termChangeAgreed',
  'termChangeEnded',
  'handedOver',
  'formConsentRecorded',
  'handOverAccepted',
  'handOverRefused',
  'handOverUnanswered',
  'formFollowedUp',
  'handOverChosenAgain',
  'handOverEnded',
  'syntheticWithdrawn',
  'logReviewBegun',
  'logReviewed',
  'personAdded',
  'functionGranted',
  'functionEnded',
  'contactChanged',
  'sessionsEnded',
  'clientAdded',
  'clientEnded',
  'clientKeyAdded',
  'clientKeyRevoked',
] as const;
export type FactKind = (typeof factKinds)[number];

/**
 * What the system notes of its own work: rungs, letters, when a report closes, for both sides that a
 * person has opened it, and that a duty got other dates when its rule was corrected.
 */
export const markKinds = [
  'documentMade',
  'rungFired',
  'dutyLapsed',
  'reportClosed',
  'reportReopened',
  'openedByPerson',
  'dueRecomputed',
] as const;
export type MarkKind = (typeof markKinds)[number];

/**
 * The kinds of look: that somebody looked at something or was refused. A look stands in the trail
 * and changes nothing.
 */
export const lookKinds = [
  'reportRead',
  'contentRead',
  'documentRead',
  'historyRead',
  'attemptRefused',
  'situationRead',
  'consultationRead',
  'termMeetingRead',
  'handOverRead',
  'listRead',
] as const;
export type LookKind = (typeof lookKinds)[number];

/**
 * Every kind of event. A kind that is in none of the three lists cannot be written to the trail.
 */
export type EventKind = FactKind | MarkKind | LookKind;

export function isLook(kind: EventKind): kind is LookKind {
  return (lookKinds as readonly string[]).includes(kind);
}

/** The names of the duties: what the areas' `duties.ts` files export. */
export type DutyKind =
  | keyof typeof intakeDuties
  | keyof typeof decisionDuties
  | keyof typeof signOffDuties
  | keyof typeof reportDuties
  | keyof typeof meetingDuties
  | keyof typeof situationDuties
  | keyof typeof cooperationDuties
  | keyof typeof ownershipDuties
  | keyof typeof consultationDuties
  | keyof typeof termDuties
  | keyof typeof houseDuties;

/** What the permission table is asked about. */
export const actions = [
  'report.send',
  'draft.read',
  'draft.keep',
  'authorship.read',
  'authorship.state',
  'attachment.read',
  'attachment.keep',
  'report.register',
  'writtenReport.waive',
  'report.read',
  'report.readContent',
  'report.readDocument',
  'report.readReceipt',
  'report.readHistory',
  'report.sign',
  'report.askSignature',
  'signatories.read',
  'supplement.add',
  'supplement.read',
  'completion.request',
  'letter.deliver',
  'report.open',
  'case.assign',
  'onCall.record',
  'contact.record',
  'protection.assess',
  'case.register',
  'police.report',
  'measure.record',
  'contact.lift',
  'note.take',
  'intake.read',
  'whereabouts.find',
  'report.forward',
  'consent.record',
  'meeting.plan',
  'decision.make',
  'decision.propose',
  'decision.change',
  'decision.extend',
  'decision.cover',
  'decision.review',
  'concerned.inform',
  'feedback.read',
  'feedback.request',
  'feedback.give',
  'record.correct',
  'record.move',
  'report.move',
  'situation.open',
  'situation.read',
  'situation.lead',
  'situation.carryOut',
  'consultation.ask',
  'consultation.takeCall',
  'consultation.read',
  'consultation.answer',
  'consultation.report',
  'form.read',
  'form.choose',
  'handOver.read',
  'handOver.answer',
  'handOver.followUp',
  'handOver.consent',
  'handOver.lead',
  'difference.explain',
  'log.review',
  'log.readReviews',
  'trail.verify',
  'trail.search',
  'trail.readLooks',
  'termMeeting.read',
  'termMeeting.readAgenda',
  'termMeeting.lead',
  'termMeeting.carryOut',
  'queue.read',
  'reviews.read',
  'settings.read',
  'people.read',
  'roster.read',
  'reconciliation.read',
  'administration.read',
  'staff.manage',
  'client.manage',
  'absence.record',
  'sentCount.state',
  'me.read',
  'keptText.read',
  'keptText.keep',
] as const;
export type Action = (typeof actions)[number];
