import { Conflict, NotFound } from '../../domain/errors.ts';
import { newWorryIn } from '../../domain/reports/new-worry.ts';
import type { Supplement, SupplementReading } from '../../domain/reports/records.ts';
import { nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { keepKeys, keysOf } from './attachments/attachment-keys.ts';
import { takeUploads, type NamedUploads } from './attachments/take-uploads.ts';
import { receiveReport, type Arrival } from './receive-report.ts';
import { actOnReport, type ReportDone, type ReportFile } from './report-stream.ts';
import { followUp, newsInWritten, recordWrittenRead } from './written-report.ts';

/** A supplement as its sender states it: with the uploads that go with it, by their ids. */
export type StatedSupplement = Omit<Supplement, 'attachments'> & {
  readonly attachments?: NamedUploads;
};

/**
 * Adds something to a sent report. The report itself is never edited; a duty opens to read what was
 * added (20 kap. 1 § SoL).
 */
export function addSupplement(
  deps: Deps,
  call: Call,
  reportId: string,
  { attachments: named = [], ...words }: StatedSupplement,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'supplementAdded' }, async (file) => {
    const { attachments, keys } = await takeUploads(file.acting, named);
    if (attachments.length > 0) {
      const report = { id: reportId, seal: file.seal() };
      file.alsoWrite((tx) => keepKeys(tx, report, attachments, keys));
    }
    const secret = { ...words, ...(attachments.length > 0 && { attachments }) };
    return file.record('supplementAdded', { secret });
  });
}

/** What tells of a new worry, in the shape of a report, and when it came in. */
type News = Pick<Arrival, 'receivedAt' | 'content' | 'attachmentKeys'>;

/**
 * Makes a report of its own of the new worry in a supplement, or in the written report after a call.
 * Its times are counted from when that came in, not from when it was read. It is hidden from the
 * sender, to whom it would tell how it was judged.
 */
const reportNewWorry = async (file: ReportFile, news: News): Promise<ReportRow> => {
  const { row: report, acting } = file;
  const { actor } = acting.call;
  if (actor.is !== 'person') throw new NotFound();
  const { personId, assignment } = actor;
  const received = await receiveReport(acting, {
    ...news,
    submissionId: report.submissionId,
    confirmsId: null,
    municipalityId: report.municipalityId,
    receivingUnitId: report.receivingUnitId,
    senderOrganisationId: report.senderOrganisationId,
    senderUnitId: report.senderUnitId,
    callerPersonId: null,
    authorPersonId: report.authorPersonId,
    authorClientId: report.authorClientId,
    channel: 'supplement',
    keptFrom: report.keptFrom,
    signOff: nobodyAsked,
    openedBy: { personId, role: assignment.role },
    forwarded: null,
  });
  const link = { from: received.id, to: report.id, kind: 'supplements', side: 'receiver' } as const;
  await insertLinks(acting.tx, [link]);
  return received;
};

type Added = OpenedFact<'supplementAdded'> | OpenedFact<'reportConfirmed'>;

/** The supplement of that id, or the confirmation of the call by the written report. */
export async function additionOf(file: ReportFile, id: string): Promise<Added | undefined> {
  const [added] = await file.facts({ kinds: ['supplementAdded', 'reportConfirmed'], about: id });
  return added;
}

/** What came in with a supplement, or with the written report after a call, as a report of its own. */
export async function reportNews(file: ReportFile, added: Added): Promise<void> {
  if (added.kind === 'reportConfirmed') {
    const news = await newsInWritten(file, added.about);
    await followUp(file, await reportNewWorry(file, news), news.content);
    return;
  }
  const content = newWorryIn(await file.content(), added.secret);
  const here = { id: file.row.id, seal: file.seal() };
  const attachmentKeys = await keysOf(file.acting.tx, here, content);
  await reportNewWorry(file, { receivedAt: added.occurredAt, content, attachmentKeys });
}

export type SupplementRef = { readonly reportId: string; readonly supplementId: string };

/**
 * Records that a supplement, or the written report after a call, was read. The reader has to answer
 * whether it tells of a new worry, and a *yes* becomes a report of its own.
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
    const added = await additionOf(file, supplementId);
    if (!added) throw new NotFound();
    const read = await file.facts({ kinds: ['supplementRead'], about: supplementId });
    if (read.length > 0) throw new Conflict('already-read');
    const recorded = await file.record('supplementRead', { about: supplementId, secret: reading });
    if (added.kind === 'reportConfirmed') await recordWrittenRead(file, added.about);
    if (reading.newWorry) await reportNews(file, added);
    return recorded;
  });
}
