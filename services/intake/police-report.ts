import type { PoliceReport } from '../../domain/intake/records.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { refuseFuture } from '../acting/refuse-future.ts';

/**
 * Records whether the police were told of a crime against the child, or that this is not decided yet,
 * which leaves the duty open (10 kap. 21 § OSL; not to tell them is decided, too, and written down).
 *
 * @throws Invalid `invalid-request`, `not-yet-come` for a day in the future
 */
export function recordPoliceReport(
  deps: Deps,
  call: Call,
  reportId: string,
  report: PoliceReport,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'policeReportDecided' }, async (file) => {
    refuseFuture(call, report);
    return file.record('policeReportDecided', { outcome: report.outcome, secret: report });
  });
}
