import { actorId, functionOf, type Actor } from '../../domain/access/actor.ts';
import { factRule, type FactKind } from '../../domain/acting/facts.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { rowsOf } from '../rows.ts';
import { saveHead, type StreamHead } from '../acting/stream-store.ts';
import type { Tx } from '../transaction.ts';

export type EventDraft = {
  readonly kind: FactKind;
  readonly side: RowSide;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  /** Row the event tells of, and the hash over that row as stored (ciphertext, never clear text). */
  readonly fact: string | null;
  readonly dataHash: Buffer | null;
  /** Wakes the workflow though its kind does not: it ended the last thing that was waited for. */
  readonly wakes?: boolean;
  /** Why a read was made; null for deeds. */
  readonly purpose: string | null;
};

export type ChainedEvent = {
  readonly seq: number;
  readonly side: RowSide;
  readonly kind: FactKind;
  readonly bytes: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

const eventVersion = 1;
const leafPrefix = Buffer.from([0x01]);

const eventBytes = (head: StreamHead, seq: number, draft: EventDraft): Buffer =>
  canonicalBytes({
    v: eventVersion,
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

/** `hash = SHA-256(0x01 ‖ prevHash ‖ bytes)`; the first prevHash is 32 zero bytes. */
const chain = (head: StreamHead, draft: EventDraft): { head: StreamHead; event: ChainedEvent } => {
  const seq = head.lastSeq + 1;
  const bytes = eventBytes(head, seq, draft);
  const hash = sha256(leafPrefix, head.lastHash, bytes);
  return {
    event: { seq, side: draft.side, kind: draft.kind, bytes, prevHash: head.lastHash, hash },
    head: {
      ...head,
      lastSeq: seq,
      lastHash: hash,
      lastFactSeq: (draft.wakes ?? factRule(draft.kind).wakes) ? seq : head.lastFactSeq,
      etagSeq: factRule(draft.kind).looks ? head.etagSeq : seq,
    },
  };
};

const insertEvents = async (
  tx: Tx,
  streamId: string,
  events: readonly ChainedEvent[],
): Promise<void> => {
  const values = events.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  await tx.raw(
    `insert into audit_event (stream_id, seq, side, kind, bytes, prev_hash, hash) values ${values}`,
    events.flatMap((e) => [streamId, e.seq, e.side, e.kind, e.bytes, e.prevHash, e.hash]),
  );
};

/**
 * Hangs the events on the stream's chain and moves its head, in the transaction of the facts they
 * tell of. The caller holds the head's lock.
 *
 * @returns the new head, whose `lastSeq` is that of the last event
 */
export async function appendEvents(
  tx: Tx,
  locked: StreamHead,
  drafts: readonly EventDraft[],
): Promise<StreamHead> {
  let head = locked;
  const events: ChainedEvent[] = [];
  for (const draft of drafts) {
    const next = chain(head, draft);
    head = next.head;
    events.push(next.event);
  }
  if (events.length === 0) return head;
  await Promise.all([insertEvents(tx, head.id, events), saveHead(tx, head)]);
  return head;
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
