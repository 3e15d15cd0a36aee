import { sideOf } from '../../domain/access/actor.ts';
import { statusesBehind } from '../../domain/access/in-sight.ts';
import type { Status } from '../../domain/report/status.ts';
import { readQueue, type QueueFilter } from '../../database/reports/report-queue-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { askedOf } from '../acting/asked-of.ts';
import type { Caller } from '../acting/begin.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import { summaryOf, type ReportSummary } from './report-views.ts';

export type ReportQuery = Page & {
  readonly status?: Status;
  readonly reference?: string;
  readonly youngPerson?: boolean;
};

/** Senders list what they wrote or are asked to sign; receivers what came to their municipality. */
const scopeOf = (caller: Caller, call: Call): Omit<QueueFilter, keyof Page> => {
  if (caller.is === 'client') return { authorClientId: caller.clientId };
  const { assignment, personId } = caller;
  if (sideOf(caller) !== 'sender') return { municipalityId: assignment.municipalityId };
  return { authorPersonId: personId, askedOf: askedOf(assignment, call.at) };
};

/**
 * Lists the caller's reports: unopened ones first, the acute among them before the others, then by
 * arrival. The list leaves one event in the trail.
 */
export function listReports(
  deps: Deps,
  call: Call,
  { status, ...query }: ReportQuery,
): Promise<Listed<ReportSummary>> {
  return lookAcross(deps, call, { asks: 'queue.read' }, async (tx, caller) => {
    const { total, reports } = await readQueue(tx, {
      ...query,
      ...(status && { statuses: statusesBehind(caller, status) }),
      ...scopeOf(caller, call),
    });
    return {
      shown: { total, items: reports.map((report) => summaryOf(deps, call, report)) },
      streamIds: reports.map(({ id }) => id),
    };
  });
}
