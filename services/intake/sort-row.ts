import type { Sorting } from '../../domain/intake/sorting.ts';
import { Invalid } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/**
 * Files a fact row of the report under an area, or under none, without typing it again (routine
 * §1.4). What was sent stays as it was sent.
 *
 * @throws Invalid `invalid-request` for a row that the report does not have
 */
export function sortFactRow(
  deps: Deps,
  call: Call,
  reportId: string,
  sorting: Sorting,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'factRowSorted' }, async (file) => {
    const { events } = await file.content();
    if (sorting.row > events.length) {
      throw new Invalid('invalid-request', {
        errors: [{ pointer: '#/body/row', code: 'not-a-choice' }],
      });
    }
    return file.record('factRowSorted', { secret: sorting });
  });
}
