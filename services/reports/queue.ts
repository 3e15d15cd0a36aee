import { sideOf } from '../../domain/access/actor.ts';
import { statusesBehind } from '../../domain/access/in-sight.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import type { Status } from '../../domain/report/status.ts';
import { readDueLines, type DueLine } from '../../database/duties/due-line-store.ts';
import {
  readQueue,
  type ListedReport,
  type QueueFilter,
} from '../../database/reports/report-queue-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { askedOf } from '../acting/asked-of.ts';
import type { Caller } from '../acting/begin.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import { summaryOf, type ReportSummary } from './report-views.ts';

/** A report in a list. */
export type ReportLine = ReportSummary & {
  /**
   * The line is all that the caller may see of it: the others of the unit see no more of a report on
   * somebody with protected identity (routine §3.5).
   */
  readonly withheld: boolean;
  /** What is due on one that is withheld, or that waits for somebody to work on it; else null. */
  readonly due: readonly Omit<DueLine, 'streamId'>[] | null;
};

export type ReportQuery = Page & {
  readonly status?: Status;
  readonly reference?: string;
  /** Only those that are opened and that nobody who is there works on. */
  readonly unassigned?: boolean;
  readonly youngPerson?: boolean;
};

const isOutside = (caller: Caller): boolean =>
  caller.is === 'person' && sideOf(caller) === 'receiver' && !isInTheKnow(caller.assignment);

/** Senders list what they wrote or are asked to sign; receivers what came to their municipality. */
const scopeOf = (caller: Caller, call: Call): Omit<QueueFilter, keyof Page> => {
  if (caller.is === 'client') return { authorClientId: caller.clientId };
  const { assignment, personId } = caller;
  if (sideOf(caller) !== 'sender') {
    const { municipalityId } = assignment;
    return { municipalityId, ...(isOutside(caller) && { outside: true }) };
  }
  return { authorPersonId: personId, askedOf: askedOf(assignment, call.at) };
};

/** Who works on a report is nothing that a sender may know, so she is shown none of these. */
const unassignedOf = (caller: Caller, { at }: Call): Omit<QueueFilter, keyof Page> =>
  sideOf(caller) === 'sender' ? { statuses: [] } : { unassignedAt: at };

const linesOf = async (
  tx: Tx,
  { deps, call, caller }: { readonly deps: Deps; readonly call: Call; readonly caller: Caller },
  found: { readonly reports: readonly ListedReport[]; readonly unassigned: boolean },
): Promise<readonly ReportLine[]> => {
  const outside = isOutside(caller);
  const isWithheld = (report: ListedReport): boolean => outside && report.protectedIdentity;
  const tells = found.reports.filter((report) => found.unassigned || isWithheld(report));
  const ids = tells.map(({ id }) => id);
  const due = await readDueLines(tx, ids, { outside: outside && !found.unassigned });
  return found.reports.map((report) => ({
    ...summaryOf(deps, call, report),
    withheld: isWithheld(report),
    due: tells.includes(report)
      ? due
          .filter(({ streamId }) => streamId === report.id)
          .map(({ kind, dueAt }) => ({ kind, dueAt }))
      : null,
  }));
};

/**
 * Lists the caller's reports: unopened ones first, the acute among them before the others, then by
 * arrival. The list leaves one event in the trail.
 */
export function listReports(
  deps: Deps,
  call: Call,
  { status, unassigned = false, ...query }: ReportQuery,
): Promise<Listed<ReportLine>> {
  return lookAcross(deps, call, { asks: 'queue.read' }, async (tx, caller) => {
    const { total, reports } = await readQueue(tx, {
      ...query,
      ...(status && { statuses: statusesBehind(caller, status) }),
      ...(unassigned && unassignedOf(caller, call)),
      ...scopeOf(caller, call),
    });
    const items = await linesOf(tx, { deps, call, caller }, { reports, unassigned });
    return { shown: { total, items }, streamIds: reports.map(({ id }) => id) };
  });
}
