import { NotFound } from '../../domain/errors.ts';
import { isAcuteSituation } from '../../domain/report/acute.ts';
import { asNewWorry } from '../../domain/reports/new-worry.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { linkSituation, situationOfReport } from '../../database/situations/situation-store.ts';
import { lock } from '../acting/lock.ts';
import { openFile } from '../acting/stream-file.ts';
import { openSituation } from '../situations/open-situation.ts';
import { keysOf } from './attachments/attachment-keys.ts';
import type { Arrival } from './receive-report.ts';
import { openContent } from './report-content.ts';
import { reportStream, type ReportFile } from './report-stream.ts';

/**
 * Records in the written report that it was read with the spoken one. The sender of it sees that a
 * person has opened it, and no more.
 *
 * @throws NotFound for whoever may not know of what it tells
 */
export async function recordWrittenRead(file: ReportFile, writtenId: string): Promise<void> {
  const { acting, row } = file;
  const written = openFile(acting, reportStream, await lock(acting, reportStream, writtenId));
  await written.record('confirmationRead', { about: row.id });
  written.mark('openedByPerson', { by: { is: 'system', part: 'opening' } });
}

/** The written report as it tells of a new worry, from when it came in. */
export async function newsInWritten(
  { acting }: ReportFile,
  writtenId: string,
): Promise<Pick<Arrival, 'receivedAt' | 'content' | 'attachmentKeys'>> {
  const { row, seal } = await lock(acting, reportStream, writtenId);
  const content = await openContent(acting.tx, seal(), writtenId);
  if (!content) throw new NotFound();
  const attachmentKeys = await keysOf(acting.tx, { id: writtenId, seal: seal() }, content);
  return { receivedAt: row.receivedAt, content: asNewWorry(content), attachmentKeys };
}

/**
 * When the new worry is an acute situation, it is followed up with that of the call, or else in one of
 * its own. The school is not told of that before its meeting is planned, since it would tell how the
 * written report was judged.
 */
export async function followUp(
  { acting, row }: ReportFile,
  news: ReportRow,
  { acute }: ReportContent,
): Promise<void> {
  if (!isAcuteSituation(acute.danger)) return;
  const known = await situationOfReport(acting.tx, row.id);
  if (known) {
    await linkSituation(acting.tx, known.id, news.id);
    return;
  }
  await openSituation(acting, { because: 'openedByOfficer', reports: [news] });
}
