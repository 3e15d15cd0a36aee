import { Conflict } from '../../domain/errors.ts';
import { situationOfReport } from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { openSituation } from '../situations/open-situation.ts';

/**
 * Opens an acute situation because the officer judges it so, where the report itself does not tell
 * (a call at night, a known child).
 *
 * @throws Conflict `situation-exists` when the report belongs to one already
 */
export function openSituationFor(deps: Deps, call: Call, reportId: string): Promise<ReportDone> {
  const deed = { reportId, fact: 'situationOpened' } as const;
  return actOnReport(deps, call, deed, async ({ acting, row }) => {
    if (await situationOfReport(acting.tx, reportId)) throw new Conflict('situation-exists');
    return openSituation(acting, { because: 'openedByOfficer', reports: [row] });
  });
}
