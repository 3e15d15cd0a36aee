import type { AcuteMeasure } from '../../domain/intake/measures.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refuseLater } from '../acting/refuse-future.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/**
 * Records what was done at once to protect the child, by whom and when. A report whose assessment
 * says that there is an immediate need warns its readers until one is recorded.
 *
 * @throws Invalid `invalid-request`, `not-yet-come` for what lies ahead
 */
export function recordMeasure(
  deps: Deps,
  call: Call,
  reportId: string,
  measure: AcuteMeasure,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'acuteMeasureTaken' }, async (file) => {
    refuseLater(call, measure);
    return file.record('acuteMeasureTaken', { secret: measure });
  });
}
