import { randomBytes } from 'node:crypto';
import { actorId, functionOf, type Actor } from '../../domain/access/actor.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { isLook, lookKinds, type EventKind } from '../../domain/kinds.ts';
import { hang } from '../../platform/trail/lanes.ts';
import {
  bytes,
  count,
  insertRows,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { StreamHead } from '../acting/stream-store.ts';
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
  /**
   * Whether the stream's workflow has to look at once, whatever it waits for: a letter is to be made.
   */
  readonly wakes: boolean;
  /** Why a look was made; null for deeds. */
  readonly purpose: string | null;
};

/** A chain with new events on it, not yet written. */
export type Chained = {
  readonly head: StreamHead;
  readonly events: readonly { readonly bytes: Buffer; readonly draft: EventDraft }[];
};

const saltBytes = 16;

const isFact = ({ kind }: EventDraft): boolean => !isLook(kind);

const hangOn = ({ head, events }: Chained, draft: EventDraft): Chained => {
  const said = {
    stream: head.id,
    lane: draft.side,
    salt: randomBytes(saltBytes).toString('hex'),
    kind: draft.kind,
    actor: actorId(draft.actor),
    function: functionOf(draft.actor),
    occurredAt: draft.occurredAt,
    recordedAt: head.recordedAt,
    fact: draft.fact,
    dataHash: draft.dataHash?.toString('hex') ?? null,
    purpose: draft.purpose,
  };
  const { lanes, link } = hang(head, said, isFact(draft));
  return {
    head: { ...head, ...lanes, lastSeq: head.lastSeq + 1 },
    events: [...events, { bytes: link.bytes, draft }],
  };
};

/**
 * Adds events to the lanes of a stream whose lock the caller holds: without the lock two chains
 * could grow from the same event. `writeEvents` stores the result.
 */
export function chainEvents(locked: StreamHead, drafts: readonly EventDraft[]): Chained {
  return drafts.reduce(hangOn, { head: locked, events: [] });
}

/**
 * Stores chained events and the new heads, in the transaction of the facts and duties that they tell
 * of. The database computes number and link of each anew and refuses an event that says otherwise;
 * it also decides whether the stream's workflow is woken, since it alone sees the duties of both
 * sides.
 *
 * @param awaitsDuties whether the stream awaits nothing but its duties, so that it ends with the last
 *   of them; null when no workflow follows it
 */
export async function writeEvents(
  tx: Tx,
  { head, events }: Chained,
  awaitsDuties: boolean | null = null,
): Promise<void> {
  if (events.length === 0) return;
  const drafts = events.map(({ draft }) => draft);
  await tx.raw(`select append_events(?, ?, ?, ?, ?)`, [
    head.id,
    events.map(({ bytes }) => bytes),
    drafts.map(isFact),
    drafts.map(({ wakes }) => wakes),
    awaitsDuties,
  ] as never);
}

/**
 * `chainEvents` and `writeEvents` in one.
 *
 * @returns the new head, whose `lastSeq` is that of the last event
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

/**
 * Stores which reports and acute situations a list showed, so that whoever audits one of them can
 * find who saw it there.
 */
export async function indexSubjects(
  tx: Tx,
  event: { readonly streamId: string; readonly seq: number },
  reportIds: readonly string[],
): Promise<void> {
  const subjects = reportIds.map((reportId) => ({ reportId, ...event }));
  await insertRows(tx, auditSubjects, subjects);
}

const storedEvents = selection('audit_event', {
  side: text<RowSide>('side'),
  seq: count('seq'),
  /** Number in the lane; null in the chain that all sides once shared. */
  n: orNull(count('n')),
  bytes: bytes('bytes'),
  prevHash: bytes('prev_hash'),
  hash: bytes('hash'),
});
export type StoredEvent = RowOf<typeof storedEvents>;

type EventPage = { readonly after: number; readonly limit: number };

/** Events of one lane that row-level security shows this actor, with numbers in (after, upTo]. */
export async function readLanePage(
  tx: Tx,
  streamId: string,
  { side, after, upTo, limit }: EventPage & { readonly side: RowSide; readonly upTo: number },
): Promise<readonly StoredEvent[]> {
  return readRows(
    tx,
    storedEvents,
    'where stream_id = ? and side = ? and n > ? and n <= ? order by n limit ?',
    [streamId, side, after, upTo, limit],
  );
}

/** The same of the chain that all sides once shared, by its own numbers. */
export async function readSharedPage(
  tx: Tx,
  streamId: string,
  { after, limit }: EventPage,
): Promise<readonly StoredEvent[]> {
  return readRows(
    tx,
    storedEvents,
    'where stream_id = ? and n is null and seq > ? order by seq limit ?',
    [streamId, after, limit],
  );
}

/**
 * The internal number up to which this actor has seen a stream, when what she has seen is so many
 * of its facts: her ETag.
 */
export async function seqSeenWith(tx: Tx, streamId: string, facts: number): Promise<number> {
  const looks = lookKinds;
  const seen = selection('audit_event', { seq: count('seq') });
  const row = await readRow(
    tx,
    seen,
    'where stream_id = ? and kind <> all(?) order by seq offset ? limit 1',
    [streamId, looks, Math.max(facts - 1, 0)],
  );
  return facts === 0 ? 0 : (row?.seq ?? Number.MAX_SAFE_INTEGER);
}
