import type { FeedbackAnswer } from '../../../domain/decisions/feedback.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import type { Conclusion, Status } from '../../../domain/report/status.ts';

type DutyState = 'open' | 'overdue' | 'done' | 'lapsed';
type SignatureState = 'awaited' | 'signed' | 'declined' | 'notAsked' | 'missing';

/**
 * The sender has two words for a report and one for every kind of silence, so that none of them can
 * tell how far the receiver is, or which answer will not come.
 */
type Keys =
  | `duty.${DutyKind}`
  | `dutyState.${DutyState}`
  | `status.receiver.${Exclude<Status, 'concluded'>}`
  | `status.receiver.concluded.${Conclusion}`
  | 'status.sender.received'
  | 'status.sender.opened'
  | `signature.${SignatureState}`
  | `feedback.receiver.${FeedbackAnswer | 'inappropriate' | 'none'}`
  | `feedback.sender.${FeedbackAnswer | 'none'}`;

/**
 * What duties and states are called. A duty's name is what its card and its button say, and begins
 * with the verb.
 */
export const wordsSv = {
  'duty.openReport': 'Öppna anmälan',
  'duty.assessProtection': 'Gör skyddsbedömningen',
  'duty.openInvestigation': 'Inled utredning',
  'duty.policeReport': 'Ta ställning till polisanmälan',
  'duty.forwardReport': 'Översänd till {municipality}',
  'duty.decideOnInvestigation': 'Besluta om utredning',
  'duty.informConcerned': 'Underrätta familjen',
  'duty.reviewPostponedInformation': 'Pröva på nytt om familjen kan få veta',
  'duty.giveFeedback': 'Återkoppla till anmälaren',
  'duty.coSign': 'Skriv under',
  'duty.sendWrittenReport': 'Bekräfta samtalet skriftligt',
  'duty.readSupplement': 'Läs kompletteringen',
  'duty.undeliveredLetter': 'Lämna brevet på annat sätt',
  'duty.proposeMeetingTimes': 'Föreslå mötestider',
  'duty.holdJointMeeting': 'Håll gemensamt möte',
  'duty.holdFollowUpMeeting': 'Håll uppföljningsmötet',
  'duty.agreedChange': 'Genomför ändringen',
  'duty.acceptHandOver': 'Ta emot överlämningen',
  'duty.followUpForm': 'Följ upp samverkansformen',
  'duty.answerConsultation': 'Svara på frågan',
  'duty.termMeeting': 'Håll terminsmötet',
  'duty.reassign': 'Fördela om',
  'duty.reviewLog': 'Granska loggen',
  'duty.explainDifference': 'Förklara skillnaden',
  'dutyState.open': 'Att göra',
  'dutyState.overdue': 'Försenad',
  'dutyState.done': 'Klar',
  'dutyState.lapsed': 'Upphörde: {reason}',
  'status.receiver.received': 'Oöppnad',
  'status.receiver.opened': 'Öppnad, skyddsbedömning saknas',
  'status.receiver.assessed': 'Förhandsbedömning pågår',
  'status.receiver.concluded.open': 'Utredning inledd',
  'status.receiver.concluded.doNotOpen': 'Utredning inleds inte',
  'status.receiver.concluded.coveredByOngoing': 'Hör till pågående utredning',
  'status.receiver.concluded.forwarded': 'Översänd till {municipality}',
  'status.receiver.concluded.moved': 'Flyttad till rätt barn',
  'status.receiver.concluded.confirming': 'Bekräftar samtalet',
  'status.receiver.closed': 'Avslutad',
  'status.receiver.disposed': 'Gallrad',
  'status.sender.received': 'Inkommen, inte öppnad än',
  'status.sender.opened': 'Öppnad av en människa {time}',
  'signature.awaited': 'Underskrift väntas',
  'signature.signed': 'Underskriven',
  'signature.declined': 'Avstod',
  'signature.notAsked': 'Inte tillfrågad, sekretess',
  'signature.missing': 'Underskrift saknas',
  'feedback.receiver.opened': 'Besvarad: utredning har inletts',
  'feedback.receiver.notOpened': 'Besvarad: utredning har inte inletts',
  'feedback.receiver.alreadyOngoing': 'Besvarad: utredning pågår redan',
  'feedback.receiver.inappropriate': 'Olämpligt: {reason}',
  'feedback.receiver.none': 'Inte lämnad',
  'feedback.sender.opened': 'Utredning har inletts',
  'feedback.sender.notOpened': 'Utredning har inte inletts',
  'feedback.sender.alreadyOngoing': 'Utredning pågår redan',
  'feedback.sender.none': 'Ingen återkoppling har kommit',
} as const satisfies Readonly<Record<Keys, string>>;
