import { Conflict, NotFound } from '../../domain/errors.ts';
import { newWorryIn } from '../../domain/reports/new-worry.ts';
import type { Supplement, SupplementReading } from '../../domain/reports/records.ts';
import { nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import { insertLinks } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { receiveReport } from './receive-report.ts';
import { actOnReport, type ReportDone, type ReportFile } from './report-stream.ts';

/**
 * Adds something to a sent report. The report itself is never edited; a duty opens to read what was
 * added (20 kap. 1 § SoL).
 */
export function addSupplement(
  deps: Deps,
  call: Call,
  reportId: string,
  supplement: Supplement,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'supplementAdded' }, (file) =>
    file.record('supplementAdded', { secret: supplement }),
  );
}

/**
 * Makes a report of its own of the new worry in a supplement. Its times are counted from when the
 * supplement came in, not from when it was read. It is hidden from the sender, to whom it would tell
 * how the supplement was judged.
 */
export async function reportNewWorry(
  file: ReportFile,
  supplement: OpenedFact<'supplementAdded'>,
): Promise<void> {
  const { row: report, acting } = file;
  const { actor } = acting.call;
  if (actor.is !== 'person') throw new NotFound();
  const { personId, assignment } = actor;
  const received = await receiveReport(acting, {
    submissionId: report.submissionId,
    municipalityId: report.municipalityId,
    receivingUnitId: report.receivingUnitId,
    senderOrganisationId: report.senderOrganisationId,
    senderUnitId: report.senderUnitId,
    authorPersonId: report.authorPersonId,
    authorClientId: report.authorClientId,
    channel: 'supplement',
    keptFrom: report.keptFrom,
    receivedAt: supplement.occurredAt,
    content: newWorryIn(await file.content(), supplement.secret),
    signOff: nobodyAsked,
    openedBy: { personId, role: assignment.role },
    forwarded: null,
  });
  const link = { from: received.id, to: report.id, kind: 'supplements', side: 'receiver' } as const;
  await insertLinks(acting.tx, [link]);
}

export type SupplementRef = { readonly reportId: string; readonly supplementId: string };

/**
 * Records that a supplement was read. The reader has to answer whether it tells of a new worry, and
 * a *yes* becomes a report of its own.
 *
 * @throws NotFound for an unknown supplement; Conflict `already-read`
 */
export function readSupplement(
  deps: Deps,
  call: Call,
  { reportId, supplementId }: SupplementRef,
  reading: SupplementReading,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'supplementRead' }, async (file) => {
    const known = await file.facts({
      kinds: ['supplementAdded', 'supplementRead'],
      about: supplementId,
    });
    const supplement = known.find((fact) => fact.kind === 'supplementAdded');
    if (!supplement) throw new NotFound();
    if (known.some((fact) => fact.kind === 'supplementRead')) throw new Conflict('already-read');
    const recorded = await file.record('supplementRead', { about: supplementId, secret: reading });
    if (reading.newWorry) await reportNewWorry(file, supplement);
    return recorded;
  });
}
