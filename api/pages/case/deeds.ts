import type { DeedOnReport } from '../../../services/desk/possible-deeds.ts';

/** Where each deed on a case is done, below the case; those that have no page of their own are left out. */
export const deedPages = {
  caseAssigned: 'fordela',
  caseKept: 'behall',
  onCallContactRecorded: 'jour',
  protectionAssessed: 'skyddsbedomning',
  acuteMeasureTaken: 'akut-atgard',
  policeReportDecided: 'polisanmalan',
  protectedContactLifted: 'skyddad-kontakt',
  contactRecorded: 'kontakter',
  caseRegistered: 'aktualisera',
  intakeNoteTaken: 'forhandsbedomning',
  completionRequested: 'begar-komplettering',
  writtenReportWaived: 'skriftlig-bekraftelse',
  whereaboutsFound: 'hemvist',
  reportForwarded: 'oversand',
  forwardingDispatched: 'oversand/skickat',
  forwardingAnswered: 'oversand/svar',
  consentRecorded: 'samtycken',
  meetingProposed: 'mote/tider',
  meetingWaived: 'mote/inget-mote',
  letterDelivered: 'brev',
  handedOver: 'samverkan',
  decisionProposed: 'forslag',
  decisionMade: 'beslut',
  decisionExtended: 'forlang',
  coveredByOngoing: 'pagaende-utredning',
  decisionChanged: 'andra-beslut',
  decisionReviewed: 'granska-beslut',
  concernedInformed: 'underratta',
  feedbackRecorded: 'aterkoppla',
  situationOpened: 'akut-situation',
} as const satisfies Readonly<Partial<Record<DeedOnReport, string>>>;

export type DeedWithPage = keyof typeof deedPages;

export function hasPage(deed: DeedOnReport): deed is DeedWithPage {
  return Object.hasOwn(deedPages, deed);
}
