import type { SystemActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { readDuties } from '../../database/duties/duty-store.ts';
import { readReport, updateReport } from '../../database/reports/report-store.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';

const closing: SystemActor = { is: 'system', part: 'closing' };

/**
 * Closed is a projection: concluded, and no duty of the report open. Asked by the workflow when it
 * believes so; the database decides.
 *
 * @returns whether the report is closed now, disposed of or gone
 */
export function closeReport(deps: Deps, reportId: string, now: Instant): Promise<boolean> {
  return inTransaction(deps.db, closing, async (tx) => {
    const head = await lockStream(tx, reportId);
    const report = head && (await readReport(tx, reportId));
    if (!report || report.status === 'closed' || report.status === 'disposed') return true;
    const open = (await readDuties(tx, reportId)).some((duty) => duty.state === 'open');
    if (report.status !== 'concluded' || open) return false;
    await updateReport(tx, reportId, { status: 'closed', closedAt: now });
    await appendEvents(tx, head, [
      {
        kind: 'reportClosed',
        side: 'receiver',
        actor: closing,
        occurredAt: now,
        fact: null,
        dataHash: null,
        purpose: null,
      },
    ]);
    return true;
  });
}
