import { noHash } from '../../platform/trail/event.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import {
  bytes,
  columnsOf,
  count,
  decoded,
  instant,
  orNull,
  readRow,
  rowsOf,
  selection,
  table,
  text,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** The head row of a stream, as it is while its lock is held. */
const heads = table('stream', {
  id: uuid('id'),
  kind: text<StreamKind>('kind'),
  municipalityId: uuid('municipality_id'),
  organisationId: orNull(uuid('organisation_id')),
  lastSeq: count('last_seq'),
  lastHash: bytes('last_hash'),
  /** Number of the last fact that wakes the workflow. */
  lastFactSeq: count('last_fact_seq'),
  /** Number of the last event that changed anything, which is the ETag. A look does not move it. */
  etagSeq: count('etag_seq'),
  /**
   * When the row was locked, by the database's clock, and never before the stream's last event: the
   * instants of a chain never go backwards.
   */
  recordedAt: instant('last_recorded_at'),
});
export type StreamHead = RowOf<typeof heads>;

const lockedHeads = selection(heads.from, {
  ...heads.columns,
  recordedAt: instant('greatest(clock_timestamp(), last_recorded_at)'),
});

export type NewStream = Pick<StreamHead, 'id' | 'kind' | 'municipalityId' | 'organisationId'>;

/**
 * Locks a stream's head row until the transaction ends. Of two simultaneous deeds the second waits
 * here, and then sees what the first has done.
 *
 * @returns undefined when there is no such stream, or row-level security hides it
 */
export async function lockStream(tx: Tx, id: string): Promise<StreamHead | undefined> {
  return readRow(tx, lockedHeads, 'where id = ? for update', [id]);
}

/**
 * Writes the head row of a stream that begins in this transaction. A person's stream is begun by
 * her first deed or look, so there an existing row is locked instead.
 */
export async function beginStream(tx: Tx, stream: NewStream): Promise<StreamHead> {
  const begun = await tx.raw(
    `insert into stream (id, kind, municipality_id, organisation_id, last_seq, last_hash, last_recorded_at)
     values (?, ?, ?, ?, 0, ?, clock_timestamp()) on conflict (id) do nothing
     returning ${columnsOf(lockedHeads)}`,
    [stream.id, stream.kind, stream.municipalityId, stream.organisationId, noHash],
  );
  const [row] = rowsOf(begun);
  if (row) return decoded(lockedHeads, row);
  const head = await lockStream(tx, stream.id);
  if (!head) throw new Error('a stream exists that its own actor cannot see');
  return head;
}

export async function saveHead(tx: Tx, head: StreamHead): Promise<void> {
  const { id, lastSeq, lastHash, lastFactSeq, etagSeq, recordedAt } = head;
  await updateRow(tx, heads, id, { lastSeq, lastHash, lastFactSeq, etagSeq, recordedAt });
}
