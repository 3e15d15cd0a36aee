import type { ProtectionAssessment } from '../../domain/intake/records.ts';
import { situationOfReport } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { openSituation } from '../situations/open-situation.ts';

/** Dated, named, for every report (20 kap. 1 § SoL); *yes* is an acute situation. */
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
