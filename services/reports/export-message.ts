import { NotFound } from '../../domain/errors.ts';
import { exportReport, type Exported } from '../../domain/exchange/export.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { openContent } from './report-content.ts';
import { lookAtReport } from './report-stream.ts';

/**
 * Shows the report as the Norwegian national message says it. It is a look at the content, and is
 * recorded as one.
 *
 * @throws Conflict `not-opened` for a receiver before the opening
 */
export function exportMessage(deps: Deps, call: Call, reportId: string): Promise<Exported> {
  const purpose = 'report.readContent: bekymringsmelding';
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readContent', kind: 'contentRead', purpose },
    async (tx, { row: report, seal }) => {
      refuseUnopened(call, report);
      const content = await openContent(tx, seal(), reportId);
      if (!content) throw new NotFound();
      const municipality = deps.directory.municipality(report.municipalityId);
      return exportReport(content, { receivedAt: report.receivedAt, municipality });
    },
  );
}
