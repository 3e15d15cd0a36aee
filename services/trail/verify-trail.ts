import {
  beginCheck,
  checkEnd,
  checkNext,
  type ChainFlaw,
} from '../../platform/trail/check-chain.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import { readLinks, type EventLink } from '../../database/trail/trail-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAtReport } from '../reports/report-stream.ts';

/**
 * What a check of a report's history found, never the one for the other: that every event was read
 * and all of them are what was hashed, that one is not, or that they could not be read.
 */
export type Verdict =
  | {
      readonly is: 'whole';
      /** How many events the head counts, and how many of them were computed anew. */
      readonly events: number;
      readonly checked: number;
      readonly checkpoint: Checkpoint;
    }
  | ({
      readonly is: 'broken';
      readonly events: number;
      readonly checkpoint: Checkpoint;
    } & ChainFlaw)
  | { readonly is: 'unknown'; readonly why: 'unreadable' };

/**
 * Whether somebody else keeps what the chains ended with, without which a cut-off end is not seen.
 * Nobody does yet.
 */
type Checkpoint = 'absent';
const checkpoint: Checkpoint = 'absent';

const pageSize = 500;

/** Whatever keeps an event from being read says nothing of whether it is whole. */
class Unreadable extends Error {}

async function* linksUpTo(
  deps: Deps,
  call: Call,
  { id, lastSeq }: StreamHead,
): AsyncGenerator<readonly EventLink[]> {
  for (let after = 0; ;) {
    const asked = { after, upTo: lastSeq, limit: pageSize };
    const reading = inTransaction(deps.db, call.actor, (tx) => readLinks(tx, id, asked));
    const page = await reading.catch((cause: unknown) => {
      throw new Unreadable('an event could not be read', { cause });
    });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.seq;
  }
}

const verdictOn = async (
  head: StreamHead,
  pages: AsyncIterable<readonly EventLink[]>,
): Promise<Verdict> => {
  const events = head.lastSeq;
  let check = beginCheck(head.id, head);
  for await (const page of pages) {
    for (const link of page) {
      const next = checkNext(check, link);
      if ('flaw' in next) return { is: 'broken', events, ...next.flaw, checkpoint };
      ({ check } = next);
    }
  }
  const flaw = checkEnd(check);
  if (flaw) return { is: 'broken', events, ...flaw, checkpoint };
  return { is: 'whole', events, checked: check.checked, checkpoint };
};

/**
 * Computes the chains of a report's history anew from the stored bytes, all lanes up to this look,
 * whose own event comes after. Events are read page by page, each in a transaction of its own, and
 * never held; they never change, so the pages fit together.
 *
 * @throws NotFound, Forbidden
 */
export async function verifyTrail(deps: Deps, call: Call, reportId: string): Promise<Verdict> {
  const look = { reportId, action: 'trail.verify', kind: 'historyRead' } as const;
  const head = await lookAtReport(deps, call, look, async (_tx, seen) => seen.head);
  try {
    return await verdictOn(head, linksUpTo(deps, call, head));
  } catch (error) {
    if (error instanceof Unreadable) return { is: 'unknown', why: 'unreadable' };
    throw error;
  }
}
