import { sideOf } from '../../domain/access/actor.ts';
import { Conflict } from '../../domain/errors.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';

/** A receiver reads by opening: the first view is the opening, and someone then owns the case. */
export function refuseUnopened(call: Call, report: ReportRow): void {
  if (sideOf(call.actor) === 'receiver' && report.status === 'received') {
    throw new Conflict('not-opened', { current: report.status });
  }
}
