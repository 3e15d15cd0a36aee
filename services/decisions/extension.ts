import { localDate } from '../../domain/calendar/time.ts';
import { ordinaryGrounds, type Extension } from '../../domain/decisions/records.ts';
import { lastGoodDay } from '../../domain/duties/due-dates.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

const refused = (field: string, code: 'not-exceptional' | 'must-be-later'): Invalid =>
  new Invalid(code === 'must-be-later' ? 'invalid-request' : code, {
    errors: [{ pointer: `#/body/${field}`, code }],
  });

/**
 * Gives the decision a later last day, which only exceptional grounds (synnerliga skäl) allow, and
 * only while it is still in time (20 kap. 2 § SoL). Workload, holidays and the organisation of the
 * work are the authority's own and are none.
 *
 * @throws Invalid `not-exceptional`, or `must-be-later` for a day that is no extension; Conflict
 *   `not-owed` when the decision is not awaited, `too-late` when its last day has passed
 */
export function extendDecision(
  deps: Deps,
  call: Call,
  reportId: string,
  extension: Extension,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'decisionExtended' }, async (file) => {
    const none: readonly string[] = ordinaryGrounds;
    if (none.includes(extension.grounds)) throw refused('grounds', 'not-exceptional');
    const duty = file
      .duties()
      .find(({ kind, state }) => kind === 'decideOnInvestigation' && state === 'open');
    if (!duty) throw new Conflict('not-owed');
    const last = lastGoodDay(duty.dueAt);
    if (localDate(call.at) > last) throw new Conflict('too-late', { current: last });
    if (extension.until <= last) throw refused('until', 'must-be-later');
    return file.record('decisionExtended', { secret: extension });
  });
}
