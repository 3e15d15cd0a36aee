import { rightContent, type ReportMove } from '../../domain/corrections/records.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import { nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import { leaveMade } from '../../database/intake/forwarding-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { linkSituation, situationOfReport } from '../../database/situations/situation-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { forwardingUnderWay } from '../intake/forwarding.ts';
import { keysOf } from '../reports/attachments/attachment-keys.ts';
import { receiveReport } from '../reports/receive-report.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/** @throws Conflict `already-moved`, `already-forwarded` */
const refuseElsewhere = async (file: ReportFile): Promise<void> => {
  if (file.row.concludedAs === 'moved') throw new Conflict('already-moved');
  if (await forwardingUnderWay(file)) throw new Conflict('already-forwarded');
};

/** Whence it came, and that whoever held the case holds it still. */
const recordOrigin =
  ({ row: { id, contentHash, ownerPersonId, ownerRole } }: ReportFile, reason: string) =>
  async (right: ReportFile): Promise<void> => {
    await right.record('reportBroughtIn', { about: id, contentHash, secret: { reason } });
    if (!ownerPersonId || !ownerRole || ownerPersonId === right.standing().ownerPersonId) return;
    const secret = { reason, role: ownerRole };
    await right.record('caseAssigned', { about: ownerPersonId, secret });
  };

/** The report on the right child, as if it had come in on that from the start. */
const receiveRight = async (file: ReportFile, move: ReportMove): Promise<ReportRow> => {
  const { acting, row } = file;
  const { actor } = acting.call;
  if (actor.is !== 'person') throw new NotFound();
  const content = rightContent(await file.content(), move);
  return receiveReport(acting, {
    submissionId: row.submissionId,
    municipalityId: row.municipalityId,
    receivingUnitId: row.receivingUnitId,
    senderOrganisationId: row.senderOrganisationId,
    senderUnitId: row.senderUnitId,
    confirmsId: null,
    callerPersonId: null,
    authorPersonId: row.authorPersonId,
    authorClientId: row.authorClientId,
    channel: 'moved',
    keptFrom: row.keptFrom,
    receivedAt: row.receivedAt,
    content,
    attachmentKeys: await keysOf(acting.tx, { id: row.id, seal: file.seal() }, content),
    signOff: nobodyAsked,
    openedBy: { personId: actor.personId, role: actor.assignment.role },
    forwarded: null,
    further: recordOrigin(file, move.reason),
  });
};

/**
 * Moves a report that is about another child than it says. It becomes a new one with the old arrival
 * and clocks, opened by the leader and held by whoever held the case; the old one concludes as moved,
 * and what was owed there is owed in the new one from the old arrival. What its reporter adds or asks
 * later goes after it, and the answer comes back to where she can read it.
 *
 * @throws NotFound; Forbidden; Conflict `already-moved`, `already-forwarded`
 */
export function moveReport(
  deps: Deps,
  call: Call,
  reportId: string,
  move: ReportMove,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'reportMoved' }, async (file) => {
    await refuseElsewhere(file);
    const { tx } = file.acting;
    const { id: toId, municipalityId: toMunicipalityId } = await receiveRight(file, move);
    const made = { id: newId(call.at), fromId: reportId, toMunicipalityId, toId };
    await leaveMade(tx, { ...made, forwardedAt: call.at, takenAt: call.at });
    const situation = await situationOfReport(tx, reportId);
    if (situation) await linkSituation(tx, situation.id, toId);
    return file.record('reportMoved', {});
  });
}
