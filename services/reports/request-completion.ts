import { Conflict } from '../../domain/errors.ts';
import type { CompletionRequest } from '../../domain/reports/records.ts';
import { isKnownToSender } from '../../domain/reports/new-worry.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from './report-stream.ts';

/**
 * Asks whoever wrote the report to complete it: a report without facts is taken as it is, and more is
 * asked for afterwards (routine §1.2). She reads the question where she wrote, and answers by a
 * supplement; no clock waits for it.
 *
 * @throws NotFound; Forbidden; Conflict `wrong-state`, `nobody-to-ask` for a report that its author
 *   does not know of
 */
export function requestCompletion(
  deps: Deps,
  call: Call,
  reportId: string,
  request: CompletionRequest,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'completionRequested' }, async (file) => {
    const { authorPersonId, authorClientId } = file.row;
    const isKnown = isKnownToSender(file.row) && (authorPersonId ?? authorClientId) !== null;
    if (!isKnown) throw new Conflict('nobody-to-ask');
    return file.record('completionRequested', { secret: request });
  });
}
