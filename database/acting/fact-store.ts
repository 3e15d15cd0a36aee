import type { FactKind } from '../../domain/kinds.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import {
  bytes,
  count,
  insertRows,
  instant,
  orNull,
  readRows,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** A fact as stored: the columns that may stand in clear, and everything else of it in `sealed`. */
const facts = table('fact', {
  id: uuid('id'),
  streamId: uuid('stream_id'),
  seq: count('seq'),
  kind: text<FactKind>('kind'),
  side: text<RowSide>('side'),
  occurredAt: instant('occurred_at'),
  personId: orNull(uuid('person_id')),
  clientId: orNull(uuid('client_id')),
  assignmentId: orNull(uuid('assignment_id')),
  role: orNull(text('role')),
  outcome: orNull(text('outcome')),
  /** Id of the meeting, supplement or person that the fact is about. */
  about: orNull(uuid('about')),
  /** The time of a meeting. */
  at: orNull(instant('at')),
  assurance: orNull(text('assurance')),
  contentHash: orNull(bytes('content_hash')),
  sealed: orNull(bytes('sealed')),
});
export type FactRow = RowOf<typeof facts>;

export async function insertFacts(tx: Tx, rows: readonly FactRow[]): Promise<void> {
  await insertRows(tx, facts, rows);
}

/** The facts of these kinds that row-level security shows, in the order they were recorded. */
export async function readFacts(
  tx: Tx,
  streamId: string,
  kinds: readonly FactKind[],
): Promise<readonly FactRow[]> {
  return readRows(tx, facts, 'where stream_id = ? and kind = any(?) order by seq', [
    streamId,
    kinds,
  ]);
}
