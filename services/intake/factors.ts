import type { Factor } from '../../domain/intake/factors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/** Records what protects the child, or puts it at risk, on one level (routine §5.3). */
export function recordFactor(
  deps: Deps,
  call: Call,
  reportId: string,
  factor: Factor,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'factorRecorded' }, (file) =>
    file.record('factorRecorded', { secret: factor }),
  );
}
