import { AppError } from '../../../../domain/errors.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { verifyTrail, type Verdict } from '../../../../services/trail/verify-trail.ts';
import { viewTrail, type TrailView } from '../../../../services/trail/view-trail.ts';
import { historyAsked, type HistoryAddress } from '../history.ts';

export type AuditedHistory = {
  readonly reportId: string;
  readonly address: HistoryAddress;
  readonly verdict: Verdict;
  /** Null where the events cannot be read, which is why nobody knows whether they are whole. */
  readonly trail: TrailView | null;
};

type Asked = {
  readonly reportId: string;
  readonly address: HistoryAddress;
  readonly limit?: number;
};

/** Checks a history anew and reads a page of it: all that was checked stands among its events. */
export async function readAudited(
  deps: Deps,
  call: Call,
  { reportId, address, limit }: Asked,
): Promise<AuditedHistory> {
  const verdict = await verifyTrail(deps, call, reportId);
  const reading = viewTrail(deps, call, { reportId, ...historyAsked(address, limit) });
  const trail =
    verdict.is === 'unknown'
      ? await reading.catch((error: unknown) => {
          if (error instanceof AppError) throw error;
          return null;
        })
      : await reading;
  return { reportId, address, verdict, trail };
}
