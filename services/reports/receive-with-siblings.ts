import { isAcuteSituation } from '../../domain/report/acute.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { siblingCopies } from '../../domain/reports/sibling-copies.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import type { Acting } from '../acting/acting.ts';
import { openSituation } from '../situations/open-situation.ts';
import { receiveReport, type Arrival } from './receive-report.ts';

/** A report about one child, and the linked copies about each sibling that it names. */
export type Family = { readonly report: ReportRow; readonly siblings: readonly ReportRow[] };

/**
 * Receives a report with a copy for each named sibling. When it says that there is an acute situation,
 * that is opened with all of them.
 *
 * @param copied how the copies arrive, where that differs from the report
 */
export async function receiveWithSiblings(
  acting: Acting,
  arrival: Omit<Arrival, 'content'>,
  content: ReportContent,
  copied = arrival,
): Promise<Family> {
  const report = await receiveReport(acting, { ...arrival, content });
  // A draft becomes one report, and each copy is a new one beside it.
  const { draft: _, ...anew } = copied;
  const siblings: ReportRow[] = [];
  for (const copy of siblingCopies(content)) {
    siblings.push(await receiveReport(acting, { ...anew, content: copy }));
  }
  const links = siblings.map(
    ({ id }) => ({ from: id, to: report.id, kind: 'siblingOf', side: 'both' }) as const,
  );
  if (isAcuteSituation(content.acute.danger)) {
    const reports = [report, ...siblings] as const;
    await openSituation(acting, { because: 'reportedAcute', reports });
  }
  await insertLinks(acting.tx, links);
  return { report, siblings };
}
