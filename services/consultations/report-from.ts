import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { authorise, lock, peek } from '../acting/lock.ts';
import { recordRefusal } from '../acting/refusal.ts';
import { openFile } from '../acting/stream-file.ts';
import { sendReport, type Receipt, type StatedReport } from '../reports/send-report.ts';
import { consultationStream } from './consultation-stream.ts';

const action = 'consultation.report';

/** @throws NotFound, Forbidden unless the consultation is the caller's to go on from */
const refuseOthers = async (deps: Deps, call: Call, consultationId: string): Promise<void> => {
  try {
    await inTransaction(deps.db, call.actor, async (tx) => {
      const locked = await peek({ deps, call, tx }, consultationStream, consultationId);
      authorise(call, consultationStream, { locked, action });
    });
  } catch (error) {
    await recordRefusal(deps, call, { streamId: consultationId, action, error });
    throw error;
  }
};

/**
 * Says in the consultation that it was reported. Whoever was asked is not told where the report went
 * to another municipality, or is about a child with protected identity, whose school that would tell.
 */
const recordReported = async (
  acting: Acting,
  consultationId: string,
  report: ReportRow,
): Promise<void> => {
  const locked = await lock(acting, consultationStream, consultationId);
  const file = openFile(acting, consultationStream, locked);
  const isKnownHere =
    report.municipalityId === locked.row.municipalityId && !report.protectedIdentity;
  const outcome = isKnownHere ? 'here' : 'elsewhere';
  await file.record('consultationReported', { about: report.id, outcome });
};

/** Where it goes on from; and the draft that it was, and whom its author lets sign, as `sendReport`. */
type GoingOn = {
  readonly consultationId: string;
  readonly draftId?: string;
  readonly asks?: readonly SignatoryRole[];
};

/**
 * Sends a report that goes on from a consultation of one's own, answered or not. It is sent as any
 * other: nothing of what was asked goes into it but what its sender has written there, and its clocks
 * count from its own arrival.
 *
 * @throws NotFound for a consultation of somebody else's; Forbidden; as `sendReport`
 */
export async function reportFromConsultation(
  deps: Deps,
  call: Call,
  { consultationId, ...beside }: GoingOn,
  content: StatedReport,
): Promise<Receipt> {
  await refuseOthers(deps, call, consultationId);
  return sendReport(deps, call, content, {
    ...beside,
    also: (acting, report) => recordReported(acting, consultationId, report),
  });
}
