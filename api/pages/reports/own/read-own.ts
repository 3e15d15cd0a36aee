import { Conflict, NotFound } from '../../../../domain/errors.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import {
  viewOwnReport,
  type AuthorsView,
  type DeedOfSender,
  type OwnReportView,
} from '../../../../services/desk/own-report.ts';

export type AuthorsReport = OwnReportView & { readonly author: AuthorsView };

/**
 * Reads a report for a deed of its author's, which has to be possible now.
 *
 * @throws NotFound for whoever did not write it; Conflict `wrong-state`
 */
export async function readForDeed(
  deps: Deps,
  call: Call,
  { reportId, deed }: { readonly reportId: string; readonly deed: DeedOfSender },
): Promise<AuthorsReport> {
  const report = await viewOwnReport(deps, call, reportId);
  const { author } = report;
  if (!author) throw new NotFound();
  if (!report.possible.includes(deed)) throw new Conflict('wrong-state');
  return { ...report, author };
}
