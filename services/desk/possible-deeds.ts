import { decide, isOfConfirming, isOurs, isPossible } from '../../domain/access/decide.ts';
import { leaders } from '../../domain/access/grants.ts';
import type { Role } from '../../domain/access/roles.ts';
import { factRule } from '../../domain/areas.ts';
import { localDate } from '../../domain/calendar/time.ts';
import { lastGoodDay } from '../../domain/duties/due-dates.ts';
import type { DutyKind, FactKind } from '../../domain/kinds.ts';
import type { MeetingState } from '../../domain/meetings/meeting-state.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import { goesOnElsewhere } from '../../domain/report/status.ts';
import { isKnownToSender } from '../../domain/reports/new-worry.ts';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import type { FactHead } from '../../database/acting/fact-head-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import { forwardingLeft } from '../intake/forwarding.ts';
import { reportResource } from '../reports/report-stream.ts';

/** What people at intake do with a report, by the fact that records it, in the order of the routine. */
const deedsOnReport = [
  'reportOpened',
  'caseAssigned',
  'caseKept',
  'onCallContactRecorded',
  'protectionAssessed',
  'acuteMeasureTaken',
  'policeReportDecided',
  'protectedContactLifted',
  'contactRecorded',
  'caseRegistered',
  'intakeNoteTaken',
  'factRowSorted',
  'factorRecorded',
  'supplementRead',
  'completionRequested',
  'writtenReportWaived',
  'whereaboutsFound',
  'reportForwarded',
  'forwardingDispatched',
  'forwardingAnswered',
  'consentRecorded',
  'meetingProposed',
  'meetingTimeAnswered',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
  'meetingWaived',
  'letterDelivered',
  'handedOver',
  'decisionProposed',
  'decisionMade',
  'decisionExtended',
  'coveredByOngoing',
  'decisionChanged',
  'decisionReviewed',
  'concernedInformed',
  'feedbackRecorded',
  'situationOpened',
  'correctionExplained',
  'recordTakenOut',
  'reportMoved',
] as const satisfies readonly FactKind[];
export type DeedOnReport = (typeof deedsOnReport)[number];

/** What it depends on, besides the permission table, whether a deed would be refused. */
export type DeedGrounds = {
  readonly call: Call;
  readonly row: ReportRow;
  readonly duties: readonly DutyRow[];
  /** Those that count, of the kinds in `weighedByDeeds`. */
  readonly facts: readonly FactHead[];
  readonly meetings: readonly MeetingState[];
  readonly decider: MunicipalitySettings['decider'];
  /** The report is not the caller's to open yet. */
  readonly isNotYetHers: boolean;
  readonly hasSituation: boolean;
  /** Cooperation forms are offered for the child. */
  readonly isOffered: boolean;
  /** There is a record that is the caller's to correct, and one that she could move. */
  readonly hasToCorrect: boolean;
  readonly hasToMove: boolean;
};

/** The kinds of fact that a refusal can depend on. */
export const weighedByDeeds = [
  'caseRegistered',
  'meetingProposed',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
  'meetingWaived',
  'whereaboutsFound',
  'reportForwarded',
  'forwardingDispatched',
  'forwardingAnswered',
  'reportRegistered',
  'writtenReportWaived',
  'reportConfirmed',
] as const satisfies readonly FactKind[];

type Ask = (of: DeedGrounds) => boolean;

const has =
  (...kinds: readonly FactKind[]): Ask =>
  ({ facts }) =>
    facts.some(({ kind }) => kinds.includes(kind));

const owes =
  (wanted: DutyKind): Ask =>
  ({ duties }) =>
    duties.some(({ kind, state }) => kind === wanted && state === 'open');

const isLocked: Ask = ({ row }) => isContactProtected(row);

const isLeader: Ask = ({ call: { actor } }) => {
  const those: readonly Role[] = leaders;
  return actor.is === 'person' && those.includes(actor.assignment.role);
};
const decidesNot: Ask = (of) => of.decider === 'ifoChef' && !isLeader(of);

/** The forwarding by letter that waits for an answer, and whether it was sent. */
const letterLeft = ({ facts }: DeedGrounds): { readonly isSent: boolean } | undefined => {
  const left = forwardingLeft(facts);
  const forwarding = facts.find(({ id }) => id === left);
  if (forwarding?.outcome !== 'letter') return undefined;
  const isSent = facts.some(
    ({ kind, about }) => kind === 'forwardingDispatched' && about === forwarding.id,
  );
  return { isSent };
};

const foundElsewhere: Ask = ({ facts }) => {
  const found = facts.findLast(({ kind }) => kind === 'whereaboutsFound');
  return found !== undefined && found.outcome !== 'here';
};

const extendsInTime: Ask = ({ call, duties }) => {
  const duty = duties.find(
    ({ kind, state }) => kind === 'decideOnInvestigation' && state === 'open',
  );
  return duty !== undefined && localDate(call.at) <= lastGoodDay(duty.dueAt);
};

const canBeAsked: Ask = ({ row }) =>
  isKnownToSender(row) && (row.authorPersonId ?? row.authorClientId) !== null;

const isWrittenAwaited: Ask = ({ facts }) =>
  facts.some(({ kind, about }) => kind === 'reportRegistered' && about !== null) &&
  !facts.some(({ kind }) => kind === 'writtenReportWaived' || kind === 'reportConfirmed');

const someMeeting =
  (fits: (meeting: MeetingState) => boolean): Ask =>
  (of) =>
    !isLocked(of) && of.meetings.some(fits);

/**
 * What must hold for a deed besides what the permission table says: what its service would refuse
 * whatever was written, so that nobody is offered it in vain. Whether what is written is right is not
 * asked here.
 */
const holds: Readonly<Partial<Record<DeedOnReport, Ask>>> = {
  reportOpened: ({ row, isNotYetHers }) => row.status === 'received' && !isNotYetHers,
  caseKept: owes('reassign'),
  protectedContactLifted: isLocked,
  caseRegistered: (of) => !has('caseRegistered')(of),
  supplementRead: owes('readSupplement'),
  completionRequested: canBeAsked,
  writtenReportWaived: isWrittenAwaited,
  whereaboutsFound: ({ row }) => row.elsewhere === null,
  reportForwarded: (of) => foundElsewhere(of) && forwardingLeft(of.facts) === undefined,
  forwardingDispatched: (of) => letterLeft(of) !== undefined,
  forwardingAnswered: (of) => letterLeft(of)?.isSent === true,
  meetingProposed: (of) => !isLocked(of),
  meetingTimeAnswered: someMeeting(({ goesOn }) => goesOn),
  meetingInvited: someMeeting(({ goesOn }) => goesOn),
  meetingOutcomeRecorded: someMeeting(({ goesOn }) => goesOn),
  meetingMinutesTaken: someMeeting(({ state, hasMinutes }) => state === 'held' && !hasMinutes),
  meetingWaived: (of) => !has('meetingWaived')(of),
  letterDelivered: has('meetingInvited'),
  handedOver: ({ isOffered }) => isOffered,
  decisionMade: (of) => !decidesNot(of),
  decisionExtended: extendsInTime,
  decisionChanged: (of) => !goesOnElsewhere(of.row.concludedAs) && !decidesNot(of),
  decisionReviewed: ({ row }) => row.concludedAs === 'doNotOpen',
  concernedInformed: ({ row }) => row.concludedAs === 'open',
  feedbackRecorded: owes('giveFeedback'),
  situationOpened: ({ hasSituation }) => !hasSituation,
  correctionExplained: ({ hasToCorrect }) => hasToCorrect,
  recordTakenOut: ({ hasToMove }) => hasToMove,
  reportMoved: ({ row, facts }) =>
    row.concludedAs !== 'moved' && forwardingLeft(facts) === undefined,
};

/**
 * What the caller may do now with a report: what the permission table lets her do in this status, and
 * what would not be refused whatever she wrote. A page offers these, and each is authorised again when
 * it is done.
 */
export function possibleDeeds(of: DeedGrounds): readonly DeedOnReport[] {
  const { call, row, duties } = of;
  const resource = reportResource(row, duties, call.at);
  return deedsOnReport.filter((deed) => {
    const { action } = factRule(deed);
    return (
      decide(call.actor, action, resource).allow &&
      isPossible(action, row.status) &&
      isOurs(action, row.elsewhere) &&
      (row.confirmsId === null || isOfConfirming(action)) &&
      (holds[deed]?.(of) ?? true)
    );
  });
}
