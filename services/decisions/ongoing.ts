import type { Ongoing } from '../../domain/decisions/records.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/**
 * Records that an investigation of the child is going on already, which the report belongs to. That
 * is a fact and no decision: none is needed then (20 kap. 2 § SoL), and whoever asked for feedback is
 * owed it at once (19 kap. 6 § SoL).
 */
export function coverByOngoing(
  deps: Deps,
  call: Call,
  reportId: string,
  ongoing: Ongoing,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'coveredByOngoing' }, (file) =>
    file.record('coveredByOngoing', { secret: ongoing }),
  );
}
