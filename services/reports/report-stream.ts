import { isOfConfirming, isOurs, type ReportResource } from '../../domain/access/decide.ts';
import { statusInSight } from '../../domain/access/in-sight.ts';
import { isWithoutAssignment } from '../../domain/access/without-assignment.ts';
import type { AnyStanding, ReportArrival } from '../../domain/acting/standing.ts';
import type { KindedFact } from '../../domain/acting/fold.ts';
import { factRule, type FactOf } from '../../domain/areas.ts';
import { compareInstants, localDate, type Instant } from '../../domain/calendar/time.ts';
import type { DutyPlace } from '../../domain/duties/open-duty.ts';
import { Conflict } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { isKnownToSender, isMadeByReceiver } from '../../domain/reports/new-worry.ts';
import { isRegistered } from '../../domain/reports/spoken.ts';
import { isSynthetic } from '../../domain/reports/synthetic-report.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import { assignDuties, type DutyRow } from '../../database/duties/duty-store.ts';
import { readReport, updateReport, type ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { act, type Deed, type Done } from '../acting/act.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openDutyViews, type DutyView } from '../acting/duty-view.ts';
import { look, type Look } from '../acting/look.ts';
import type { Locked, StreamAdapter } from '../acting/stream-adapter.ts';
import type { Recorded } from '../acting/acting.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { openContent } from './report-content.ts';

/** What the caller may know of a report after a deed. */
export type ReportShown = {
  readonly report: {
    readonly id: string;
    readonly status: ReportRow['status'];
    readonly concludedAs: ReportRow['concludedAs'];
  };
  readonly duties: readonly DutyView[];
};
export type ReportDone = Done<ReportShown>;
export type ReportFile = StreamFile<ReportRow>;

/**
 * The rung's instant is compared with the caller's clock. What the workflow has fired is not
 * enough, or one that lags behind would keep the deputy from signing.
 */
const firstRungHasCome = ({ nextRung, nextRungAt }: DutyRow, at: Instant): boolean =>
  nextRung !== 1 || (nextRungAt !== null && compareInstants(nextRungAt, at) <= 0);

const senderOf = (
  report: ReportRow,
): Pick<
  ReportResource,
  'senderOrganisationId' | 'senderUnitId' | 'authorPersonId' | 'authorClientId'
> =>
  isKnownToSender(report)
    ? {
        senderOrganisationId: report.senderOrganisationId,
        senderUnitId: report.senderUnitId,
        authorPersonId: report.authorPersonId,
        authorClientId: report.authorClientId,
      }
    : {
        senderOrganisationId: null,
        senderUnitId: null,
        authorPersonId: null,
        authorClientId: null,
      };

/**
 * A report as the permission table sees it. A deputy is asked once the signatory's first rung has
 * come, which is read from the sender's `coSign` duties. A caller of the other side does not see
 * those and is never asked to sign, so for her it makes no difference.
 */
export function reportResource(
  report: ReportRow,
  duties: readonly DutyRow[],
  at: Instant,
): ReportResource {
  return {
    is: 'report',
    municipalityId: report.municipalityId,
    ...senderOf(report),
    ownerPersonId: report.ownerPersonId,
    protectedIdentity: report.protectedIdentity,
    asked: report.askedRoles.map((role) => ({
      role,
      deputyToo: duties.some(
        (duty) => duty.kind === 'coSign' && duty.signatory === role && firstRungHasCome(duty, at),
      ),
    })),
  };
}

/** The settings in force when the report came in, which it keeps. */
export function settingsOf({ directory }: Deps, report: ReportRow): ReportArrival['settings'] {
  return directory.settingsVersion(report.municipalityId, report.settingsVersion);
}

/** A duty is dated by the version in force when it opens, which may be later than the report's. */
const dutyPlace = (
  { directory }: Deps,
  report: ReportRow,
  standing: AnyStanding,
  at: Instant,
): DutyPlace => {
  const { ownerPersonId: personId, ownerRole: role } = standing;
  return {
    streamId: report.id,
    receivingUnitId: report.receivingUnitId,
    senderUnitId: report.senderUnitId,
    arrivedAt: report.receivedAt,
    acute: report.acute,
    settings: directory.settingsInForce(report.municipalityId, localDate(at)),
    caseOwner: personId && role ? { personId, role } : null,
  };
};

/** The fact that the report was sent, made from the report's own row, which stands for it. */
const reportSent = (report: ReportRow): FactOf<'reportSent'> & KindedFact => ({
  kind: 'reportSent',
  id: report.id,
  seq: 1,
  occurredAt: report.receivedAt,
  by: null,
  asked: report.askedRoles,
  alreadyHeld: isMadeByReceiver(report),
  confirms: report.confirmsId !== null,
  withoutReceipt:
    report.confirmsId !== null ||
    isSynthetic(report) ||
    (isRegistered(report) && report.callerPersonId === null),
  secret: null,
});

/**
 * Stores how the report stands. A new owner also takes over the duties that the case owes already.
 */
const save = async (tx: Tx, id: string, moved: AnyStanding): Promise<void> => {
  const { ownerPersonId: personId, ownerRole: role } = moved;
  await Promise.all([
    updateReport(tx, id, moved),
    personId && role ? assignDuties(tx, id, { personId, role }) : undefined,
  ]);
};

/**
 * The sender's unit, where somebody there may be reminded. What nobody there may know of reminds
 * nobody there, nor another municipality that forwarded it; a caller is asked to confirm.
 */
const toldUnit = (report: ReportRow): readonly string[] =>
  report.senderUnitId && (isKnownToSender(report) || report.callerPersonId)
    ? [report.senderUnitId]
    : [];

export const reportStream: StreamAdapter<ReportRow, ReportShown> = {
  kind: 'report',
  read: readReport,
  resource: reportResource,
  status: ({ status }) => status,
  standing: (report) => report,
  arrival: (deps, report) => ({
    receivedAt: report.receivedAt,
    acute: report.acute,
    agencyKind: report.agencyKind as AgencyKind,
    protectedContact: report.protectedContact,
    settings: settingsOf(deps, report),
  }),
  dutyPlace,
  save,
  content: openContent,
  reopened: ({ status }) =>
    status === 'closed' ? { status: 'concluded', closedAt: null } : undefined,
  // An artificial report is closed and was never concluded.
  awaitsOnlyDuties: ({ concludedAs, status }) => concludedAs !== null || status === 'closed',
  closing: ({ status }, at) =>
    status === 'concluded' ? { status: 'closed', closedAt: at } : undefined,
  isWithoutAssignment: (actor, { ownerPersonId }) => isWithoutAssignment(actor, ownerPersonId),
  needsHolder: ({ status }) => status === 'opened' || status === 'assessed',
  tells: (report) => ({
    municipalityId: report.municipalityId,
    units: [report.receivingUnitId, ...toldUnit(report)],
    authorId: report.authorPersonId,
    holderId: report.ownerPersonId,
    needToKnow: report.protectedIdentity,
    testMailbox: isSynthetic(report),
  }),
  began: reportSent,
  shown: (call, { row, duties }) => ({
    report: { id: row.id, ...statusInSight(call.actor, row) },
    duties: openDutyViews(duties, call),
  }),
};

export type ReportDeed = Pick<Deed<ReportRow, ReportShown>, 'fact' | 'weighs' | 'alsoLocks'> & {
  readonly reportId: string;
};

/**
 * Refuses the steps of a preliminary assessment that is another municipality's to make (29 kap. SoL).
 *
 * @throws Conflict `other-municipality`, naming the rule
 */
export function refuseElsewhere({ elsewhere }: ReportRow, fact: FactKind): void {
  const { action } = factRule(fact);
  if (isOurs(action, elsewhere)) return;
  throw new Conflict('other-municipality', { rule: 'forwarding', action, current: elsewhere });
}

/**
 * Refuses what is done with the case: the written report after a call has none of its own.
 *
 * @throws Conflict `confirms-another`, naming the spoken report
 */
export function refuseConfirming({ confirmsId: confirms }: ReportRow, fact: FactKind): void {
  const { action } = factRule(fact);
  if (confirms && !isOfConfirming(action)) {
    throw new Conflict('confirms-another', { action, confirms });
  }
}

/** A deed on a report, named by the fact that it records. */
export function actOnReport(
  deps: Deps,
  call: Call,
  { reportId, ...deed }: ReportDeed,
  work: (file: ReportFile) => Promise<Recorded>,
): Promise<ReportDone> {
  return act(deps, call, { on: reportStream, streamId: reportId, ...deed }, (file) => {
    refuseConfirming(file.row, deed.fact);
    refuseElsewhere(file.row, deed.fact);
    return work(file);
  });
}

export function lookAtReport<Shown>(
  deps: Deps,
  call: Call,
  { reportId, ...what }: Omit<Look<ReportRow>, 'on' | 'streamId'> & { readonly reportId: string },
  view: (tx: Tx, locked: Locked<ReportRow>) => Promise<Shown>,
): Promise<Shown> {
  return look(deps, call, { on: reportStream, streamId: reportId, ...what }, view);
}
