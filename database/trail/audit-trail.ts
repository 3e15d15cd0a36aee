import { actorId, functionOf, type Actor } from '../../domain/access/actor.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { isLook, type EventKind } from '../../domain/kinds.ts';
import { eventBytes, eventHash } from '../../platform/trail/event.ts';
import {
  bytes,
  count,
  insertRows,
  only,
  readRows,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import { saveHead, type StreamHead } from '../acting/stream-store.ts';
import type { Tx } from '../transaction.ts';

export type EventDraft = {
  readonly kind: EventKind;
  readonly side: RowSide;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  /**
   * Id of the row that the event tells of, and the hash over that row as stored (ciphertext, never
   * clear text).
   */
  readonly fact: string | null;
  readonly dataHash: Buffer | null;
  /** Whether the stream's workflow has to look at once. */
  readonly wakes: boolean;
  /** Why a look was made; null for deeds. */
  readonly purpose: string | null;
};

const auditEvents = table('audit_event', {
  stream: uuid('stream_id'),
  seq: count('seq'),
  side: text<RowSide>('side'),
  kind: text<EventKind>('kind'),
  bytes: bytes('bytes'),
  prevHash: bytes('prev_hash'),
  hash: bytes('hash'),
});
export type ChainedEvent = RowOf<typeof auditEvents>;

/** A chain with new events on it, not yet written. */
export type Chained = { readonly head: StreamHead; readonly events: readonly ChainedEvent[] };

const bytesOf = (head: StreamHead, seq: number, draft: EventDraft): Buffer =>
  eventBytes({
    stream: head.id,
    seq,
    kind: draft.kind,
    side: draft.side,
    actor: actorId(draft.actor),
    function: functionOf(draft.actor),
    occurredAt: draft.occurredAt,
    recordedAt: head.recordedAt,
    fact: draft.fact,
    dataHash: draft.dataHash?.toString('hex') ?? null,
    purpose: draft.purpose,
  });

const hang = ({ head, events }: Chained, draft: EventDraft): Chained => {
  const seq = head.lastSeq + 1;
  const bytes = bytesOf(head, seq, draft);
  const { side, kind } = draft;
  const hash = eventHash(head.lastHash, bytes);
  return {
    events: [...events, { stream: head.id, seq, side, kind, bytes, prevHash: head.lastHash, hash }],
    head: {
      ...head,
      lastSeq: seq,
      lastHash: hash,
      lastFactSeq: draft.wakes ? seq : head.lastFactSeq,
      etagSeq: isLook(kind) ? head.etagSeq : seq,
    },
  };
};

/**
 * Adds events to the chain of a stream whose lock the caller holds: without the lock two chains
 * could grow from the same event. Pure; `writeEvents` stores the result.
 */
export function chainEvents(locked: StreamHead, drafts: readonly EventDraft[]): Chained {
  return drafts.reduce(hang, { head: locked, events: [] });
}

/**
 * Stores chained events and the new head row, in the transaction of the facts that they tell of.
 */
export async function writeEvents(tx: Tx, { head, events }: Chained): Promise<void> {
  if (events.length === 0) return;
  await Promise.all([insertRows(tx, auditEvents, events), saveHead(tx, head)]);
}

/**
 * `chainEvents` and `writeEvents` in one.
 *
 * @returns the new head row, whose `lastSeq` is that of the last event
 */
export async function appendEvents(
  tx: Tx,
  locked: StreamHead,
  drafts: readonly EventDraft[],
): Promise<StreamHead> {
  const chained = chainEvents(locked, drafts);
  await writeEvents(tx, chained);
  return chained.head;
}

const auditSubjects = table('audit_subject', {
  reportId: uuid('report_id'),
  streamId: uuid('stream_id'),
  seq: count('seq'),
});

/** Stores which reports a list showed, so that each report's history can show who saw it there. */
export async function indexSubjects(
  tx: Tx,
  event: { readonly streamId: string; readonly seq: number },
  reportIds: readonly string[],
): Promise<void> {
  const subjects = reportIds.map((reportId) => ({ reportId, ...event }));
  await insertRows(tx, auditSubjects, subjects);
}

const storedEvents = only(auditEvents, 'stream', 'seq', 'side', 'bytes', 'prevHash', 'hash');
export type StoredEvent = RowOf<typeof storedEvents>;

/** The events of a stream that row-level security shows this actor, in order. */
export async function readEvents(tx: Tx, streamId: string): Promise<readonly StoredEvent[]> {
  return readRows(tx, storedEvents, 'where stream_id = ? order by seq', [streamId]);
}
