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

/** The head of a stream while its lock is held. */
const heads = table('stream', {
  id: uuid('id'),
  kind: text<StreamKind>('kind'),
  municipalityId: uuid('municipality_id'),
  organisationId: orNull(uuid('organisation_id')),
  lastSeq: count('last_seq'),
  lastHash: bytes('last_hash'),
  /** Of the last fact that wakes the workflow. */
  lastFactSeq: count('last_fact_seq'),
  /** Of the last event that changed anything: the ETag. Looks do not move it. */
  etagSeq: count('etag_seq'),
  /** The database's clock at locking; never before the stream's last event. */
  recordedAt: instant('last_recorded_at'),
});
export type StreamHead = RowOf<typeof heads>;

const lockedHeads = selection(heads.from, {
  ...heads.columns,
  recordedAt: instant('greatest(clock_timestamp(), last_recorded_at)'),
});

export type NewStream = Pick<StreamHead, 'id' | 'kind' | 'municipalityId' | 'organisationId'>;

/** The mutex of a stream: the second of two simultaneous actions waits here, then sees the first. */
export async function lockStream(tx: Tx, id: string): Promise<StreamHead | undefined> {
  return readRow(tx, lockedHeads, 'where id = ? for update', [id]);
}

/**
 * A head for a stream that begins in this transaction. For a person's stream, which whoever comes
 * first begins, an existing one is locked instead.
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
