import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/**
 * Leaves a case to whoever holds it, with the reason: the leader has looked at it. It leaves her queue,
 * and comes back when anything of the kind comes about anew.
 */
export function keepCase(
  deps: Deps,
  call: Call,
  reportId: string,
  { reason }: { readonly reason: string },
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'caseKept' }, (file) =>
    file.record('caseKept', { secret: { reason } }),
  );
}
