import { sideOf } from '../../domain/access/actor.ts';
import { Conflict } from '../../domain/errors.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';

/**
 * Refuses a receiver who would read a report that nobody has opened. She has to open it first, so
 * that somebody owns the case as soon as it is read. The written report after a call belongs to a
 * case that is open, and is read as a supplement is.
 *
 * @throws Conflict `not-opened`
 */
export function refuseUnopened(call: Call, report: ReportRow): void {
  if (sideOf(call.actor) === 'receiver' && report.status === 'received' && !report.confirmsId) {
    throw new Conflict('not-opened', { current: report.status });
  }
}
