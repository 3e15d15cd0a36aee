import { sideOf } from '../../domain/access/actor.ts';
import { inSight, lanesInSight } from '../../domain/access/in-sight.ts';
import type { RowSide, Side } from '../../domain/access/roles.ts';
import {
  readLanePage,
  readSharedPage,
  type StoredEvent,
} from '../../database/trail/audit-trail.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { headOfLane } from '../../platform/trail/lanes.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAtReport } from '../reports/report-stream.ts';

/** An event of a lane as it is exported; `bytes` is the exact text that was hashed. */
export type LaneEvent = { readonly n: number; readonly bytes: string; readonly hash: string };

/** An event of the chain that all sides shared before there were lanes. */
export type SharedEvent = {
  readonly seq: number;
  readonly bytes: string;
  readonly prevHash: string;
  readonly hash: string;
};

type Pages<Event> = AsyncIterable<readonly Event[]>;

/**
 * A stream's history as the offline verifier reads it, up to the heads given here. Events are read
 * page by page, each in a transaction of its own, so that nothing waits for a long history and no
 * memory holds it. They never change, so the pages fit together.
 */
export type History = {
  readonly format: 'anmalan-history/2';
  readonly stream: string;
  /** Whose lanes these are; an auditor has all. */
  readonly side: Side;
  /** The chain of before there were lanes; null in a stream that began later. */
  readonly shared: {
    readonly head: { readonly seq: number; readonly hash: string };
    /** False for one side: what the other alone saw is missing, and only counted. */
    readonly complete: boolean;
    readonly events: Pages<SharedEvent>;
  } | null;
  readonly lanes: readonly {
    readonly lane: RowSide;
    readonly head: { readonly n: number; readonly hash: string };
    readonly events: Pages<LaneEvent>;
  }[];
};

const pageSize = 500;

const laneEvent = ({ n, bytes, hash }: StoredEvent): LaneEvent => ({
  n: n ?? 0,
  bytes: bytes.toString('utf8'),
  hash: hash.toString('hex'),
});

const sharedEvent = ({ seq, bytes, prevHash, hash }: StoredEvent): SharedEvent => ({
  seq,
  bytes: bytes.toString('utf8'),
  prevHash: prevHash.toString('hex'),
  hash: hash.toString('hex'),
});

/** @param read the page of events that come after this number */
async function* pagesOf(
  read: (after: number) => Promise<readonly StoredEvent[]>,
  numberOf: (event: StoredEvent) => number,
): AsyncGenerator<readonly StoredEvent[]> {
  for (let after = 0; ;) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = numberOf(last);
  }
}

async function* mapped<T>(
  pages: AsyncIterable<readonly StoredEvent[]>,
  to: (event: StoredEvent) => T,
): AsyncGenerator<readonly T[]> {
  for await (const page of pages) yield page.map(to);
}

/**
 * Exports a report's history up to this look, whose own event comes after the exported heads.
 *
 * @throws NotFound, Forbidden
 */
export function viewHistory(deps: Deps, call: Call, reportId: string): Promise<History> {
  const { actor } = call;
  const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(deps.db, actor, work);
  return lookAtReport(
    deps,
    call,
    { reportId, action: 'report.readHistory', kind: 'historyRead' },
    async (_tx, { head }) => {
      const shared = (after: number) =>
        reading(async (tx) =>
          (await readSharedPage(tx, reportId, { after, limit: pageSize })).filter((event) =>
            inSight(actor, event),
          ),
        );
      const lane = (side: RowSide, upTo: number) => (after: number) =>
        reading((tx) => readLanePage(tx, reportId, { side, after, upTo, limit: pageSize }));
      return {
        format: 'anmalan-history/2',
        stream: reportId,
        side: sideOf(actor),
        shared:
          head.firstSeq === 0
            ? null
            : {
                head: { seq: head.firstSeq, hash: head.firstHash.toString('hex') },
                complete: sideOf(actor) === 'auditor',
                events: mapped(
                  pagesOf(shared, ({ seq }) => seq),
                  sharedEvent,
                ),
              },
        lanes: lanesInSight(actor).map((side) => {
          const { n, hash } = headOfLane(head, side);
          return {
            lane: side,
            head: { n, hash: hash.toString('hex') },
            events: mapped(
              pagesOf(lane(side, n), (event) => event.n ?? 0),
              laneEvent,
            ),
          };
        }),
      };
    },
  );
}
