import { sideOf } from '../../domain/access/actor.ts';
import { readEvents } from '../../database/trail/audit-trail.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { inSight } from '../../domain/access/in-sight.ts';
import { lookAtReport } from '../reports/report-stream.ts';

/**
 * A stream's chain as the offline verifier reads it. `bytes` is the exact text that was hashed;
 * `complete` says whether every event up to the head is there, or only those of one side.
 */
export type HistoryExport = {
  readonly format: 'anmalan-history/1';
  readonly stream: string;
  readonly complete: boolean;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly events: readonly {
    readonly seq: number;
    readonly bytes: string;
    readonly prevHash: string;
    readonly hash: string;
  }[];
};

/** Exports a report's history up to this look, whose own event comes after the exported head. */
export function viewHistory(deps: Deps, call: Call, reportId: string): Promise<HistoryExport> {
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readHistory', kind: 'historyRead' },
    async (tx, { head }) => ({
      format: 'anmalan-history/1',
      stream: reportId,
      complete: sideOf(call.actor) === 'auditor',
      head: { seq: head.lastSeq, hash: head.lastHash.toString('hex') },
      events: (await readEvents(tx, reportId))
        .filter((event) => inSight(call.actor, event))
        .map((event) => ({
          seq: event.seq,
          bytes: event.bytes.toString('utf8'),
          prevHash: event.prevHash.toString('hex'),
          hash: event.hash.toString('hex'),
        })),
    }),
  );
}
