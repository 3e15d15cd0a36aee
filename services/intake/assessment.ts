import type { ProtectionAssessment } from '../../domain/intake/records.ts';
import { situationOfReport } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { openSituation } from '../situations/open-situation.ts';

/**
 * Records the protection assessment, which is made for every report, with its date and who made it
 * (20 kap. 1 § SoL). An immediate need opens an acute situation, unless the report belongs to one.
 */
export function assessProtection(
  deps: Deps,
  call: Call,
  reportId: string,
  assessment: ProtectionAssessment,
): Promise<ReportDone> {
  const deed = { reportId, fact: 'protectionAssessed' } as const;
  return actOnReport(deps, call, deed, async (file) => {
    const { acting, row } = file;
    const recorded = await file.record('protectionAssessed', { secret: assessment });
    if (assessment.immediateNeed === 'yes' && !(await situationOfReport(acting.tx, reportId))) {
      await openSituation(acting, { because: 'immediateNeed', reports: [row] });
    }
    return recorded;
  });
}
