import { noHash } from '../../platform/trail/event.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** The head of a stream while its lock is held. */
export type StreamHead = {
  readonly id: string;
  readonly kind: StreamKind;
  readonly municipalityId: string;
  readonly organisationId: string | null;
  readonly lastSeq: number;
  readonly lastHash: Buffer;
  /** Of the last fact that wakes the workflow. */
  readonly lastFactSeq: number;
  /** Of the last event that changed anything: the ETag. Looks do not move it. */
  readonly etagSeq: number;
  /** The database's clock at locking; never before the stream's last event. */
  readonly recordedAt: Instant;
};

export type NewStream = Pick<StreamHead, 'id' | 'kind' | 'municipalityId' | 'organisationId'>;

type HeadRow = {
  readonly id: string;
  readonly kind: StreamKind;
  readonly municipality_id: string;
  readonly organisation_id: string | null;
  readonly last_seq: string;
  readonly last_hash: Buffer;
  readonly last_fact_seq: string;
  readonly etag_seq: string;
  readonly recorded_at: Date;
};

const toHead = (row: HeadRow): StreamHead => ({
  id: row.id,
  kind: row.kind,
  municipalityId: row.municipality_id,
  organisationId: row.organisation_id,
  lastSeq: Number(row.last_seq),
  lastHash: row.last_hash,
  lastFactSeq: Number(row.last_fact_seq),
  etagSeq: Number(row.etag_seq),
  recordedAt: instantOf(row.recorded_at),
});

const headColumns = `id, kind, municipality_id, organisation_id, last_seq, last_hash, last_fact_seq, etag_seq,
  greatest(clock_timestamp(), last_recorded_at) as recorded_at`;

/** The mutex of a stream: the second of two simultaneous actions waits here, then sees the first. */
export async function lockStream(tx: Tx, id: string): Promise<StreamHead | undefined> {
  const found = await tx.raw(`select ${headColumns} from stream where id = ? for update`, [id]);
  const [row] = rowsOf<HeadRow>(found);
  return row && toHead(row);
}

/**
 * A head for a stream that begins in this transaction. For a person's stream, which whoever comes
 * first begins, an existing one is locked instead.
 */
export async function beginStream(tx: Tx, stream: NewStream): Promise<StreamHead> {
  const begun = await tx.raw(
    `insert into stream (id, kind, municipality_id, organisation_id, last_seq, last_hash, last_recorded_at)
     values (?, ?, ?, ?, 0, ?, clock_timestamp()) on conflict (id) do nothing
     returning ${headColumns}`,
    [stream.id, stream.kind, stream.municipalityId, stream.organisationId, noHash],
  );
  const [row] = rowsOf<HeadRow>(begun);
  if (row) return toHead(row);
  const head = await lockStream(tx, stream.id);
  if (!head) throw new Error('a stream exists that its own actor cannot see');
  return head;
}

export async function saveHead(tx: Tx, head: StreamHead): Promise<void> {
  await tx.raw(
    `update stream set last_seq = ?, last_hash = ?, last_fact_seq = ?, etag_seq = ?, last_recorded_at = ? where id = ?`,
    [head.lastSeq, head.lastHash, head.lastFactSeq, head.etagSeq, head.recordedAt, head.id],
  );
}
