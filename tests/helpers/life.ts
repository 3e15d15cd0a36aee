import { addDays, addMinutes, localDate } from '../../domain/calendar/time.ts';
import type { Correction } from '../../domain/corrections/records.ts';
import type { AcuteMeasure } from '../../domain/intake/measures.ts';
import type { DecisionReview } from '../../domain/decisions/records.ts';
import type { StatedCounterpart } from '../../domain/situations/records.ts';
import type { Delivery } from '../../domain/reports/records.ts';
import type { ReportContent, StatedEvent } from '../../domain/report/report-content.ts';
import { answerConsultation } from '../../services/consultations/answer.ts';
import { askConsultation } from '../../services/consultations/ask.ts';
import { reportFromConsultation } from '../../services/consultations/report-from.ts';
import { takeConsultationCall } from '../../services/consultations/take-call.ts';
import { acceptHandOver, refuseHandOver } from '../../services/cooperation/answer.ts';
import { chooseForm } from '../../services/cooperation/choose-form.ts';
import { followUpForm, handOn } from '../../services/cooperation/follow-up.ts';
import { recordFormConsent } from '../../services/cooperation/form-consents.ts';
import { chooseAgain, endHandOver } from '../../services/cooperation/lead.ts';
import { correctRecord } from '../../services/corrections/correct-record.ts';
import { moveRecord } from '../../services/corrections/move-record.ts';
import { moveReport } from '../../services/corrections/move-report.ts';
import {
  changeDecision,
  decideOnInvestigation,
  informConcerned,
  proposeDecision,
} from '../../services/decisions/decisions.ts';
import { reviewDecision } from '../../services/decisions/review.ts';
import { extendDecision } from '../../services/decisions/extension.ts';
import { coverByOngoing } from '../../services/decisions/ongoing.ts';
import { giveFeedback, requestFeedback } from '../../services/decisions/feedback.ts';
import { assessProtection } from '../../services/intake/assessment.ts';
import { recordFactor } from '../../services/intake/factors.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../services/intake/intake.ts';
import { openSituationFor } from '../../services/intake/open-situation-for.ts';
import { keepCase } from '../../services/intake/keep-case.ts';
import { liftProtectedContact } from '../../services/intake/lift-protected-contact.ts';
import { recordMeasure } from '../../services/intake/measures.ts';
import { recordOnCallContact } from '../../services/intake/on-call.ts';
import {
  dispatchForwarding,
  forwardReport,
  recordForwardingAnswer,
} from '../../services/intake/forwarding.ts';
import { findWhereabouts } from '../../services/intake/whereabouts.ts';
import { recordPoliceReport } from '../../services/intake/police-report.ts';
import { sortFactRow } from '../../services/intake/sort-row.ts';
import { assignCase, openReport } from '../../services/intake/routing.ts';
import { recordConsent } from '../../services/meetings/consents.ts';
import * as holding from '../../services/meetings/hold-meeting.ts';
import * as planning from '../../services/meetings/plan-meeting.ts';
import { deliverLetter } from '../../services/reports/deliver-letter.ts';
import { requestCompletion } from '../../services/reports/request-completion.ts';
import { registerReport, type Registered } from '../../services/reports/register-report.ts';
import { sendReport } from '../../services/reports/send-report.ts';
import { addSupplement, readSupplement } from '../../services/reports/supplements.ts';
import { askForSignature } from '../../services/sign-off/ask-for-signature.ts';
import { waiveWrittenReport } from '../../services/reports/waive-written-report.ts';
import { signReport } from '../../services/sign-off/sign-off.ts';
import { agreeOnChange, endAgreedChange } from '../../services/situations/agreed-changes.ts';
import { joinSituations } from '../../services/situations/join-situations.ts';
import { nameCounterpart } from '../../services/situations/name-counterpart.ts';
import { planFollowUp, recordFollowUp } from '../../services/situations/follow-up.ts';
import {
  beginning,
  onChange,
  onConsultation,
  onContact,
  onHandOver,
  onInvitation,
  onMeeting,
  onMisfiled,
  onReport,
  onSituation,
  onSituations,
  onSupplement,
  onTold,
  whole,
} from './deed.ts';
import { pinocchioFor, stegetFor } from './form-choices.ts';
import type { Told } from '../../domain/reports/spoken.ts';
import { sampleReport } from './sample-report.ts';
import { callAt } from './told-report.ts';

const bruise: StatedEvent = {
  what: 'Visade ett blåmärke stort som en handflata.',
  when: { date: null, note: null },
  source: { kind: 'ownObservation' },
  childsOwnWords: 'Det gjorde ont när jag sov.',
  area: 'safety',
};
/** Of the child of the sample report, in the way that somebody else would write it. */
const ofTheChild = {
  number: '150218-2395',
  birthDate: null,
  name: 'KIM Påhittad',
  whyNot: null,
} as const;
const yes = { of: 'guardian1', answer: 'given', how: 'spoken' } as const;
const parties = ['school', 'mormoderns kontaktperson'];
const place = 'Familjecentralen, rum Björken';
const inDays = (days: number, now: string): string => addMinutes(now, days * 24 * 60);

/**
 * Everything that people do with a report, in the order of the routine: one row for each deed, with
 * the fact that it records, who usually does it, what must have been done before, where the API has
 * it, the service that does it, and what is usually written. When all of it is done nothing is owed
 * any longer, and the report's workflow closes it. `living.ts` lets a report live by this table.
 */
export const deeds = {
  send: beginning(
    { records: 'reportSent', by: 'author', after: [], path: '/reports' },
    (deps, call, _at, words: ReportContent) => sendReport(deps, call, words),
    () => sampleReport(),
    { makes: 'reportId' },
  ),
  sign: onReport(
    { records: 'signatureRecorded', by: 'signs', after: ['send'], path: '/signatures' },
    signReport,
    () => ({ answer: 'signed' }),
  ),
  sendAsNurse: beginning(
    { records: 'reportSent', by: 'nurse', after: [], path: '/reports' },
    (deps, call, _at, words: ReportContent) => sendReport(deps, call, words),
    () => sampleReport(),
    { makes: 'reportId', insteadOf: 'send' },
  ),
  askSignature: onReport(
    {
      records: 'signatureAsked',
      by: 'nurse',
      after: ['sendAsNurse'],
      path: '/signature-requests',
    },
    askForSignature,
    () => ({ role: 'rektor' }),
    { insteadOf: 'sign' },
  ),
  decline: onReport(
    { records: 'signatureRecorded', by: 'declines', after: ['send'], path: '/signatures' },
    signReport,
    () => ({ answer: 'declined', comment: 'Jag delar inte bilden av familjen.' }),
  ),
  supplement: onReport(
    { records: 'supplementAdded', by: 'author', after: ['send'], path: '/supplements' },
    addSupplement,
    () => ({ text: 'I dag kom pojken med blåmärken på båda armarna.', events: [bruise] }),
    { makes: 'supplementId' },
  ),
  onCall: onReport(
    { records: 'onCallContactRecorded', by: 'author', after: ['send'], path: '/on-call-contacts' },
    recordOnCallContact,
    ({ now }) => ({
      outcome: 'notTaken',
      caller: 'Läraren Karin ringde själv',
      at: now,
      by: 'policeOfficerOnDuty',
      note: 'Vakthavande hade ingen att skicka i natt.',
    }),
  ),
  onCallByOfficer: onReport(
    { records: 'onCallContactRecorded', by: 'leader', after: ['send'], path: '/on-call-contacts' },
    recordOnCallContact,
    ({ now }) => ({
      outcome: 'taken',
      caller: 'Vakthavande Kjell-Åke ringde',
      at: now,
      by: 'socialjour',
      note: 'Jouren bad polisen vänta hos mormodern.',
    }),
    { insteadOf: 'onCall' },
  ),
  open: onReport(
    { records: 'reportOpened', by: 'leader', after: ['send'], path: '/openings' },
    openReport,
    () => ({}),
  ),
  assign: onReport(
    { records: 'caseAssigned', by: 'leader', after: ['open'], path: '/assignments' },
    assignCase,
    ({ officer }) => ({ login: officer, reason: 'Känner familjen sedan tidigare.' }),
  ),
  keep: onReport(
    { records: 'caseKept', by: 'leader', after: ['open'], path: '/kept-assignments' },
    keepCase,
    () => ({ reason: 'Handläggaren Vivianne är tillbaka i morgon bitti.' }),
  ),
  readSupplement: onSupplement(
    { records: 'supplementRead', by: 'holder', after: ['supplement', 'open'], path: '/readings' },
    readSupplement,
    () => ({ newWorry: false, note: 'Blåmärkena är en ny uppgift om samma oro.' }),
  ),
  requestCompletion: onReport(
    {
      records: 'completionRequested',
      by: 'holder',
      after: ['open'],
      path: '/completion-requests',
    },
    requestCompletion,
    () => ({ question: 'Vilka dagar kom pojken utan matsäck?' }),
  ),
  assess: onReport(
    {
      records: 'protectionAssessed',
      by: 'holder',
      after: ['open'],
      path: '/protection-assessments',
    },
    assessProtection,
    () => ({ immediateNeed: 'no', reasons: 'Är hos sin mormor Gunvor i kväll.', violence: 'none' }),
  ),
  liftProtection: onReport(
    {
      records: 'protectedContactLifted',
      by: 'holder',
      after: ['open'],
      path: '/protected-contact-endings',
    },
    liftProtectedContact,
    () => ({ reason: 'Den som slog är en klasskamrat och inte farfadern.' }),
    { insteadOf: 'policeReport', sends: { worry: { ...sampleReport().worry, kinds: ['honour'] } } },
  ),
  policeReport: onReport(
    {
      records: 'policeReportDecided',
      by: 'holder',
      after: ['open'],
      path: '/police-reports',
    },
    recordPoliceReport,
    ({ now }) => ({
      outcome: 'notMade',
      by: 'Handläggaren Vivianne',
      on: localDate(now),
      why: 'Det finns ingen misstanke om brott.',
    }),
  ),
  measure: onReport(
    { records: 'acuteMeasureTaken', by: 'holder', after: ['open'], path: '/acute-measures' },
    recordMeasure,
    ({ now }): AcuteMeasure => ({
      kind: 'placement',
      what: 'Pojken sover i jourhemmet på Tallvägen i natt.',
      by: 'Jourhemsföräldern Rut hämtade',
      at: now,
    }),
  ),
  findWhereabouts: onReport(
    { records: 'whereaboutsFound', by: 'holder', after: ['open'], path: '/whereabouts' },
    findWhereabouts,
    () => ({
      ground: 'livesElsewhere',
      municipality: { code: '1883', name: 'Karlskoga' },
      knownBy: 'Familjen är folkbokförd på Björkvägen i Karlskoga.',
    }),
    { insteadOf: 'register' },
  ),
  forward: onReport(
    {
      records: 'reportForwarded',
      by: 'holder',
      after: ['assess', 'findWhereabouts'],
      path: '/forwardings',
    },
    forwardReport,
    () => ({ message: 'Pojken sover hos sin mormor Gunvor till fredag.' }),
    { insteadOf: 'decide' },
  ),
  dispatchForwarding: onReport(
    {
      records: 'forwardingDispatched',
      by: 'holder',
      after: ['forward'],
      path: '/forwarding-dispatches',
    },
    dispatchForwarding,
    ({ now }) => ({
      how: 'courier',
      on: localDate(now),
      by: 'Vaktmästaren Sune',
      to: 'Mottagningsgruppen vid Torget',
    }),
    { insteadOf: 'decide' },
  ),
  answerForwarding: onReport(
    {
      records: 'forwardingAnswered',
      by: 'holder',
      after: ['dispatchForwarding'],
      path: '/forwarding-answers',
    },
    recordForwardingAnswer,
    ({ now }) => ({
      answer: 'taken',
      on: localDate(now),
      by: 'Gruppledaren Annika',
      how: 'letter',
    }),
    { insteadOf: 'decide' },
  ),
  register: onReport(
    { records: 'caseRegistered', by: 'holder', after: ['open'], path: '/registrations' },
    registerCase,
    () => ({
      registeredAs: 'report',
      knownBefore: 'searchedNoneFound',
      childFile: 'AKT 2026-0412',
    }),
  ),
  note: onReport(
    { records: 'intakeNoteTaken', by: 'holder', after: ['open'], path: '/intake-notes' },
    takeIntakeNote,
    () => ({
      area: 'health',
      source: 'samtal med klassläraren',
      difficulties: 'Somnar på lektionerna och äter inte lunch.',
      assets: 'Söker sig till trygga vuxna och ber om hjälp.',
    }),
  ),
  sortRow: onReport(
    { records: 'factRowSorted', by: 'holder', after: ['open'], path: '/sortings' },
    sortFactRow,
    () => ({ row: 1, area: 'safety' }),
  ),
  factor: onReport(
    { records: 'factorRecorded', by: 'holder', after: ['open'], path: '/factors' },
    recordFactor,
    () => ({
      kind: 'protective',
      level: 'family',
      text: 'Har en mormor som han kan ringa när som helst.',
      source: 'fritidspedagogen Mohammed',
    }),
  ),
  contact: onReport(
    { records: 'contactRecorded', by: 'holder', after: ['open'], path: '/contacts' },
    recordContact,
    // Whom else one may contact depends on how far the case has come.
    () => ({ with: 'reporter', how: 'phone', summary: 'Läraren lovade att ringa vid tre.' }),
    { makes: 'contactId' },
  ),
  correct: onContact(
    { records: 'correctionExplained', by: 'holder', after: ['contact'], path: '/corrections' },
    (
      deps,
      call,
      { reportId, contactId: corrects },
      words: Pick<Correction<'contactRecorded'>, 'reason' | 'record'>,
    ) => correctRecord(deps, call, reportId, { kind: 'contactRecorded', corrects, ...words }),
    () => ({
      reason: 'Klassföreståndaren skrevs upp i stället för läraren.',
      record: { with: 'reporter', how: 'phone', summary: 'Läraren ringer klockan fyra.' },
    }),
    { says: ({ contactId }) => ({ kind: 'contactRecorded', corrects: contactId }) },
  ),
  consent: onReport(
    { records: 'consentRecorded', by: 'holder', after: ['assess'], path: '/consents' },
    recordConsent,
    () => ({ ...yes, kind: 'attend', parties }),
  ),
  consentToShare: onReport(
    { records: 'consentRecorded', by: 'holder', after: ['assess'], path: '/consents' },
    recordConsent,
    () => ({ ...yes, kind: 'shareInformation', parties }),
  ),
  propose: onReport(
    { records: 'meetingProposed', by: 'holder', after: ['assess'], path: '/meetings' },
    planning.proposeMeeting,
    ({ now }) => ({ times: [inDays(4, now)], place }),
    { makes: 'meetingId', says: () => ({ plan: 'propose' }) },
  ),
  answerTimes: onMeeting(
    { records: 'meetingTimeAnswered', by: 'holder', after: ['propose'], path: '/times' },
    planning.answerTimes,
    () => ({ by: 'Pappan Torbjörn', answer: 'Kan komma efter lunch.', how: 'phone' }),
  ),
  invite: onMeeting(
    {
      records: 'meetingInvited',
      by: 'holder',
      after: ['propose', 'consent', 'consentToShare'],
      path: '/invitations',
    },
    holding.inviteToMeeting,
    ({ now }) => ({
      time: inDays(4, now),
      place,
      invited: ['reporter', 'guardian1'],
      language: 'sv',
    }),
    { makes: 'invitationId' },
  ),
  deliver: onInvitation(
    { records: 'letterDelivered', by: 'holder', after: ['invite'], path: '/deliveries' },
    (deps, call, { reportId, invitationId: letterOf }, words: Omit<Delivery, 'letterOf'>) =>
      deliverLetter(deps, call, reportId, { letterOf, ...words } as Delivery),
    ({ now }) => ({
      outcome: 'handedOver',
      to: 'guardian1',
      on: localDate(now),
      by: 'Handläggaren Vivianne',
      how: 'Lämnades i dörren till tant Elsa.',
      resolves: null,
    }),
    { says: ({ invitationId }) => ({ letterOf: invitationId }) },
  ),
  hold: onMeeting(
    { records: 'meetingOutcomeRecorded', by: 'holder', after: ['invite'], path: '/outcomes' },
    holding.recordMeetingOutcome,
    () => ({ outcome: 'held', reason: null }),
  ),
  minutes: onMeeting(
    { records: 'meetingMinutesTaken', by: 'holder', after: ['hold'], path: '/minutes' },
    holding.takeMinutes,
    () => ({
      present: [
        {
          who: 'Torbjörn, vårdnadshavare',
          difficulties: 'Orkar inte upp på morgnarna sedan skilsmässan.',
          assets: 'Har slutat dricka på vardagar.',
        },
      ],
      questions: 'Vem följer pojken till skolan på måndag?',
      agreed: [
        { what: 'Följer till skolan varje dag.', by: 'Mormodern Gunvor', when: 'varje skoldag' },
      ],
    }),
  ),
  waive: onReport(
    { records: 'meetingWaived', by: 'holder', after: ['assess'], path: '/meetings' },
    planning.waiveMeeting,
    () => ({ reason: 'noConsent', note: 'Vårdnadshavaren vill inte komma.' }),
    { says: () => ({ plan: 'none' }), insteadOf: 'propose' },
  ),
  extend: onReport(
    { records: 'decisionExtended', by: 'holder', after: ['open'], path: '/extensions' },
    extendDecision,
    ({ now }) => ({
      until: addDays(localDate(now), 30),
      grounds: 'policeInterview',
      reasons: 'Åklagaren hör pojken först nästa vecka.',
    }),
  ),
  decide: onReport(
    { records: 'decisionMade', by: 'holder', after: ['assess'], path: '/decisions' },
    decideOnInvestigation,
    () => ({
      outcome: 'open',
      grounds: [{ ground: 'other', reason: 'oro för omsorgssvikt under längre tid' }],
      reasons: 'Uppgifterna är samstämmiga och upprepade.',
      childsView: 'Vill sova hos mormor och träffa pappa ibland.',
      bestInterests: 'Att hemmet utreds är bäst för pojken nu.',
      identifiers: ofTheChild,
      override: null,
    }),
  ),
  cover: onReport(
    {
      records: 'coveredByOngoing',
      by: 'holder',
      after: ['assess'],
      path: '/ongoing-investigations',
    },
    coverByOngoing,
    () => ({ investigation: 'UTR 2026-118', note: 'Utredaren Marianne har fått anmälan.' }),
    { insteadOf: 'decide' },
  ),
  proposeDecision: onReport(
    { records: 'decisionProposed', by: 'holder', after: ['assess'], path: '/proposals' },
    proposeDecision,
    () => ({
      outcome: 'open',
      grounds: [{ ground: 'other', reason: 'återkommande uppgifter om våld i hemmet' }],
      reasons: 'Skolans och mormoderns uppgifter stämmer överens.',
      childsView: 'Vill att någon frågar pappan varför han är arg.',
      bestInterests: 'Att få veta hur han har det är bäst för honom.',
      identifiers: ofTheChild,
      override: null,
    }),
    { insteadOf: 'decide' },
  ),
  changeDecision: onReport(
    { records: 'decisionChanged', by: 'holder', after: ['decide'], path: '/changed-decisions' },
    changeDecision,
    () => ({
      outcome: 'doNotOpen',
      grounds: [{ ground: 'other', reason: 'uppgifterna stämde inte' }],
      reasons: 'Läraren hade tagit fel på två bröder.',
      childsView: 'Tycker att allt är bra hemma.',
      bestInterests: 'Att inte utredas utan grund är bäst för pojken.',
      identifiers: ofTheChild,
      override: null,
    }),
    { insteadOf: 'inform' },
  ),
  reviewDecision: onReport(
    {
      records: 'decisionReviewed',
      by: 'leader',
      after: ['changeDecision'],
      path: '/decision-reviews',
    },
    reviewDecision,
    (): DecisionReview => ({ finding: 'agrees', reason: 'Läraren har själv rättat sig.' }),
    { insteadOf: 'inform' },
  ),
  inform: onReport(
    { records: 'concernedInformed', by: 'holder', after: ['decide'], path: '/informations' },
    informConcerned,
    () => ({ told: true, how: 'Samtal med pappan i köket hemma.' }),
  ),
  informLater: onReport(
    { records: 'concernedInformed', by: 'holder', after: ['decide'], path: '/informations' },
    informConcerned,
    ({ now }) => ({
      told: false,
      exceptionalReasons: 'Flickan är inte i säkerhet än.',
      reviewOn: addDays(localDate(now), 1),
    }),
    { insteadOf: 'inform' },
  ),
  requestFeedback: onReport(
    { records: 'feedbackRequested', by: 'author', after: ['send'], path: '/feedback-requests' },
    requestFeedback,
    () => ({}),
  ),
  giveFeedback: onReport(
    { records: 'feedbackRecorded', by: 'holder', after: ['decide'], path: '/feedback' },
    giveFeedback,
    () => ({ answer: 'opened' }),
  ),
  withholdFeedback: onReport(
    { records: 'feedbackRecorded', by: 'holder', after: ['decide'], path: '/feedback' },
    giveFeedback,
    () => ({ inappropriate: true, reason: 'Anmälaren är gift med barnets farbror.' }),
    { insteadOf: 'giveFeedback' },
  ),
  openSituation: beginning(
    { records: 'situationOpened', by: 'leader', after: ['send'], path: '/acute-situations' },
    (deps, call, { reportId = '' }) => openSituationFor(deps, call, reportId),
    () => ({}),
    { makes: 'situationId', says: ({ reportId }) => ({ reportId }) },
  ),
  planFollowUp: onSituation(
    {
      records: 'followUpMeetingPlanned',
      by: 'leader',
      after: ['openSituation'],
      path: '/meetings',
    },
    planFollowUp,
    ({ now }) => ({
      time: inDays(15, now),
      invited: [{ function: 'rektor', name: 'Rektor Ingeborg' }],
    }),
  ),
  holdFollowUp: onSituation(
    { records: 'followUpMeetingHeld', by: 'leader', after: ['openSituation'], path: '/records' },
    recordFollowUp,
    ({ now }) => ({
      held: true,
      date: localDate(now),
      people: [{ function: 'kurator', name: 'Skolkuratorn Solveig' }],
      worked: 'Skolan ringde innan barnet gick hem.',
      didNot: 'Socialjouren fick fel telefonnummer av växeln.',
      agreedChanges: [],
    }),
  ),
  nameCounterpart: onSituation(
    {
      records: 'counterpartNamed',
      by: 'leader',
      after: ['openSituation'],
      path: '/counterparts',
    },
    nameCounterpart,
    (): StatedCounterpart => ({
      with: 'reportingAgency',
      agency: 'Vårdcentralen Solsidan',
      reason: 'Ingen vet vilken skola Rurik går i.',
    }),
    { insteadOf: 'planFollowUp', sends: { agencyKind: 'primaryCare' } },
  ),
  agreeChange: onSituation(
    { records: 'changeAgreed', by: 'leader', after: ['holdFollowUp'], path: '/changes' },
    agreeOnChange,
    ({ now }) => ({
      what: 'Mottagningens nummer sätts upp i personalrummet.',
      owner: 'ifoChef',
      date: localDate(inDays(14, now)),
    }),
    { makes: 'changeId' },
  ),
  endChange: onChange(
    { records: 'agreedChangeEnded', by: 'leader', after: ['agreeChange'], path: '/endings' },
    endAgreedChange,
    () => ({ outcome: 'done', reason: 'Lappen hänger vid kopiatorn.' }),
  ),
  sendOther: beginning(
    { records: 'reportSent', by: 'author', after: [], path: '/reports' },
    (deps, call, _at, words: ReportContent) => sendReport(deps, call, words),
    () => sampleReport(),
    { makes: 'otherReportId', insteadOf: 'send' },
  ),
  takeCall: beginning(
    { records: 'reportRegistered', by: 'leader', after: [], path: '/registered-reports' },
    (deps, call, _at, { report, ...words }: Omit<Registered, 'told'> & { readonly report: Told }) =>
      registerReport(deps, call, { ...words, told: report }),
    ({ now }) => {
      const { told, ...words } = callAt(now);
      return { ...words, report: told };
    },
    { makes: 'toldId', insteadOf: 'send' },
  ),
  waiveWritten: onTold(
    {
      records: 'writtenReportWaived',
      by: 'leader',
      after: ['takeCall'],
      path: '/written-report-waivers',
    },
    waiveWrittenReport,
    () => ({ reason: 'Läraren Karin är sjukskriven till våren.' }),
    { insteadOf: 'send' },
  ),
  confirm: beginning(
    { records: 'reportConfirmed', by: 'author', after: ['takeCall'], path: '/reports' },
    (deps, call, { toldId = null }, words: ReportContent) =>
      sendReport(deps, call, words, { confirms: toldId }),
    () => sampleReport(),
    { says: ({ toldId }) => ({ confirms: toldId }), insteadOf: 'send' },
  ),
  openOther: beginning(
    { records: 'situationOpened', by: 'leader', after: ['sendOther'], path: '/acute-situations' },
    (deps, call, { otherReportId = '' }) => openSituationFor(deps, call, otherReportId),
    () => ({}),
    {
      makes: 'otherSituationId',
      says: ({ otherReportId }) => ({ reportId: otherReportId }),
      insteadOf: 'openSituation',
    },
  ),
  join: onSituations(
    {
      records: 'situationJoined',
      by: 'leader',
      after: ['openSituation', 'openOther'],
      path: '/joinings',
    },
    (
      deps,
      call,
      { situationId, otherSituationId: into },
      { reason }: { readonly reason: string },
    ) => joinSituations(deps, call, situationId, { into, reason }),
    () => ({ reason: 'Två lärare anmälde samma händelse.' }),
    {
      says: ({ otherSituationId }) => ({ into: otherSituationId }),
      insteadOf: 'holdFollowUp',
    },
  ),
  moveReport: onReport(
    { records: 'reportMoved', by: 'leader', after: ['open'], path: '/moves' },
    moveReport,
    () => ({
      child: {
        ...sampleReport().child,
        givenName: 'Robin',
        identity: null,
        birthDate: '2013-05-04',
        school: null,
      },
      reason: 'Läraren skrev lillebrodern Kims namn.',
    }),
    { insteadOf: 'decide' },
  ),
  receiveOther: beginning(
    {
      records: 'reportOpened',
      by: 'leader',
      after: ['sendOther'],
      path: '/reports/{otherReportId}/openings',
    },
    (deps, call, at) => openReport(deps, call, whole(at, 'otherReportId').otherReportId),
    () => ({}),
    { insteadOf: 'open' },
  ),
  move: onMisfiled(
    {
      records: 'recordTakenOut',
      by: 'leader',
      after: ['contact', 'receiveOther'],
      path: '/moved-records',
    },
    (
      deps,
      call,
      { reportId, contactId: record, otherReportId: to },
      { reason }: { readonly reason: string },
    ) => moveRecord(deps, call, reportId, { record, to, reason }),
    () => ({ reason: 'Samtalet gällde klasskamraten Rurik.' }),
    {
      says: ({ contactId, otherReportId }) => ({ record: contactId, to: otherReportId }),
      insteadOf: 'correct',
    },
  ),
  ask: beginning(
    { records: 'consultationAsked', by: 'author', after: [], path: '/consultations' },
    (deps, call, _at, words: Parameters<typeof askConsultation>[2]) =>
      askConsultation(deps, call, words),
    () => ({
      question: 'Ska vi tala med föräldrarna när eleven är rädd för dem?',
      fromDraft: false,
    }),
    { makes: 'consultationId', insteadOf: 'send' },
  ),
  answerQuestion: onConsultation(
    { records: 'consultationAnswered', by: 'leader', after: ['ask'], path: '/answers' },
    answerConsultation,
    () => ({ outcome: 'answered', answer: 'Vänta med det samtalet och gör en anmälan.' }),
    { insteadOf: 'open' },
  ),
  takeQuestion: beginning(
    { records: 'consultationTaken', by: 'leader', after: [], path: '/consultation-calls' },
    (deps, call, _at, words: Parameters<typeof takeConsultationCall>[2]) =>
      takeConsultationCall(deps, call, words),
    () => ({
      caller: 'En fritidsledare som inte sade sitt namn',
      login: null,
      question: 'En kompis till min elev luktar alltid rök.',
      answer: 'Fråga hur morgnarna ser ut hemma.',
    }),
    { makes: 'consultationId', insteadOf: 'ask' },
  ),
  reportFromQuestion: onConsultation(
    { records: 'consultationReported', by: 'author', after: ['ask'], path: '/reports' },
    (deps, call, consultationId, words: ReportContent) =>
      reportFromConsultation(deps, call, { consultationId }, words),
    (): ReportContent => sampleReport(),
    { makes: 'otherReportId', insteadOf: 'sendOther' },
  ),
  chooseForm: onReport(
    { records: 'handedOver', by: 'holder', after: ['assess'], path: '/hand-overs' },
    chooseForm,
    stegetFor,
    { makes: 'handOverId', insteadOf: 'decide' },
  ),
  acceptForm: onHandOver(
    { records: 'handOverAccepted', by: 'contact', after: ['chooseForm'], path: '/acceptances' },
    acceptHandOver,
    () => ({}),
    { insteadOf: 'decide' },
  ),
  followUpForm: onHandOver(
    { records: 'formFollowedUp', by: 'contact', after: ['acceptForm'], path: '/follow-ups' },
    followUpForm,
    () => ({ outcome: 'ended', note: 'Mår bra och vill sluta efter jullovet.' }),
    { insteadOf: 'decide' },
  ),
  refuseForm: onHandOver(
    { records: 'handOverRefused', by: 'contact', after: ['chooseForm'], path: '/refusals' },
    refuseHandOver,
    () => ({ reason: 'Gruppen på torsdagar är full till hösten.' }),
    { insteadOf: 'acceptForm' },
  ),
  withdrawFormConsent: onHandOver(
    { records: 'formConsentRecorded', by: 'holder', after: ['chooseForm'], path: '/consents' },
    recordFormConsent,
    ({ now }) => ({
      of: 'guardian1',
      answer: 'withdrawn',
      how: 'spoken',
      on: localDate(now),
      parties: [],
    }),
    { insteadOf: 'acceptForm' },
  ),
  endHandOver: onHandOver(
    { records: 'handOverEnded', by: 'holder', after: ['chooseForm'], path: '/endings' },
    endHandOver,
    () => ({ reason: 'Familjen vill vänta tills Torbjörn har slutat skiftet.' }),
    { insteadOf: 'acceptForm' },
  ),
  chooseFormAgain: onHandOver(
    { records: 'handOverChosenAgain', by: 'holder', after: ['refuseForm'], path: '/choices' },
    chooseAgain,
    pinocchioFor,
    { makes: 'otherHandOverId', insteadOf: 'acceptForm' },
  ),
  handOn: onHandOver(
    { records: 'formFollowedUp', by: 'contact', after: ['acceptForm'], path: '/onward-hand-overs' },
    handOn,
    (moment) => ({ choice: pinocchioFor(moment), note: 'Vill hellre till gruppen med Cecilia.' }),
    { makes: 'otherHandOverId', insteadOf: 'followUpForm' },
  ),
};
