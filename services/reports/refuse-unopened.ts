import { sideOf } from '../../domain/access/actor.ts';
import { Conflict } from '../../domain/errors.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';

/**
 * Refuses a receiver who would read a report that nobody has opened. She has to open it first, so
 * that somebody owns the case as soon as it is read.
 *
 * @throws Conflict `not-opened`
 */
export function refuseUnopened(call: Call, report: ReportRow): void {
  if (sideOf(call.actor) === 'receiver' && report.status === 'received') {
    throw new Conflict('not-opened', { current: report.status });
  }
}
