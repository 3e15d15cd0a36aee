import { sideOf } from '../domain/actor.ts';
import { Conflict } from '../domain/errors.ts';
import type { ReportRow } from '../database/report-store.ts';
import type { Call } from './call.ts';

/** A receiver reads by opening: the first view is the opening, and someone then owns the case. */
export const refuseUnopened = (call: Call, report: ReportRow): void => {
  if (sideOf(call.actor) === 'receiver' && report.status === 'received') {
    throw new Conflict('not-opened', { current: report.status });
  }
};
