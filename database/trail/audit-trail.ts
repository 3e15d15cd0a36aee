import { actorId, functionOf, type Actor } from '../../domain/access/actor.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { isLook, type EventKind } from '../../domain/kinds.ts';
import { eventBytes, eventHash } from '../../platform/trail/event.ts';
import { rowsOf } from '../rows.ts';
import { saveHead, type StreamHead } from '../acting/stream-store.ts';
import type { Tx } from '../transaction.ts';

export type EventDraft = {
  readonly kind: EventKind;
  readonly side: RowSide;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  /** Row the event tells of, and the hash over that row as stored (ciphertext, never clear text). */
  readonly fact: string | null;
  readonly dataHash: Buffer | null;
  /** Whether the stream's workflow is to look at once. */
  readonly wakes: boolean;
  /** Why a read was made; null for deeds. */
  readonly purpose: string | null;
};

export type ChainedEvent = {
  readonly seq: number;
  readonly side: RowSide;
  readonly kind: EventKind;
  readonly bytes: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

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
    events: [...events, { seq, side, kind, bytes, prevHash: head.lastHash, hash }],
    head: {
      ...head,
      lastSeq: seq,
      lastHash: hash,
      lastFactSeq: draft.wakes ? seq : head.lastFactSeq,
      etagSeq: isLook(kind) ? head.etagSeq : seq,
    },
  };
};

/** Hangs events on the chain of a stream whose lock the caller holds. Pure; `writeEvents` stores it. */
export function chainEvents(locked: StreamHead, drafts: readonly EventDraft[]): Chained {
  return drafts.reduce(hang, { head: locked, events: [] });
}

/** Stores chained events and moves the head, in the transaction of the facts they tell of. */
export async function writeEvents(tx: Tx, { head, events }: Chained): Promise<void> {
  if (events.length === 0) return;
  const values = events.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  const inserted = tx.raw(
    `insert into audit_event (stream_id, seq, side, kind, bytes, prev_hash, hash) values ${values}`,
    events.flatMap((e) => [head.id, e.seq, e.side, e.kind, e.bytes, e.prevHash, e.hash]),
  );
  await Promise.all([inserted, saveHead(tx, head)]);
}

/** Both at once. @returns the new head, whose `lastSeq` is that of the last event */
export async function appendEvents(
  tx: Tx,
  locked: StreamHead,
  drafts: readonly EventDraft[],
): Promise<StreamHead> {
  const chained = chainEvents(locked, drafts);
  await writeEvents(tx, chained);
  return chained.head;
}

/** Which reports a list showed, so that each report's history can show who saw it there. */
export async function indexSubjects(
  tx: Tx,
  event: { readonly streamId: string; readonly seq: number },
  reportIds: readonly string[],
): Promise<void> {
  if (reportIds.length === 0) return;
  await tx.raw(
    `insert into audit_subject (report_id, stream_id, seq) select unnest(?::uuid[]), ?, ?`,
    [[...reportIds], event.streamId, event.seq],
  );
}

export type StoredEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly side: RowSide;
  readonly bytes: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

type EventRow = {
  readonly stream_id: string;
  readonly seq: string;
  readonly side: RowSide;
  readonly bytes: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
};

/** The events of a stream that the fence lets this actor see, in order. */
export async function readEvents(tx: Tx, streamId: string): Promise<readonly StoredEvent[]> {
  const found = await tx.raw(
    `select stream_id, seq, side, bytes, prev_hash, hash from audit_event where stream_id = ? order by seq`,
    [streamId],
  );
  return rowsOf<EventRow>(found).map((row) => ({
    stream: row.stream_id,
    seq: Number(row.seq),
    side: row.side,
    bytes: row.bytes,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
}
