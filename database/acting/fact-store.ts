import type { FactKind } from '../../domain/kinds.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { instantOf, instantOrNull, rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** A fact as stored: the clear columns, and everything else of it in `sealed`. */
export type FactRow = {
  readonly id: string;
  readonly streamId: string;
  readonly seq: number;
  readonly kind: FactKind;
  readonly side: RowSide;
  readonly occurredAt: Instant;
  readonly personId: string | null;
  readonly clientId: string | null;
  readonly assignmentId: string | null;
  readonly role: string | null;
  readonly outcome: string | null;
  /** Meeting, supplement or person that the fact is about. */
  readonly about: string | null;
  /** Time of a meeting. */
  readonly at: Instant | null;
  readonly assurance: string | null;
  readonly contentHash: Buffer | null;
  readonly sealed: Buffer | null;
};

const columns = `id, stream_id, seq, kind, side, occurred_at, person_id, client_id, assignment_id,
  role, outcome, about, at, assurance, content_hash, sealed`;

export async function insertFacts(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  if (facts.length === 0) return;
  const values = facts.map(() => `(${'?, '.repeat(15)}?)`).join(', ');
  await tx.raw(
    `insert into fact (${columns}) values ${values}`,
    facts.flatMap((fact) => [
      fact.id,
      fact.streamId,
      fact.seq,
      fact.kind,
      fact.side,
      fact.occurredAt,
      fact.personId,
      fact.clientId,
      fact.assignmentId,
      fact.role,
      fact.outcome,
      fact.about,
      fact.at,
      fact.assurance,
      fact.contentHash,
      fact.sealed,
    ]),
  );
}

type Raw = {
  readonly id: string;
  readonly stream_id: string;
  readonly seq: string;
  readonly kind: FactKind;
  readonly side: RowSide;
  readonly occurred_at: Date;
  readonly person_id: string | null;
  readonly client_id: string | null;
  readonly assignment_id: string | null;
  readonly role: string | null;
  readonly outcome: string | null;
  readonly about: string | null;
  readonly at: Date | null;
  readonly assurance: string | null;
  readonly content_hash: Buffer | null;
  readonly sealed: Buffer | null;
};

const toFact = (row: Raw): FactRow => ({
  id: row.id,
  streamId: row.stream_id,
  seq: Number(row.seq),
  kind: row.kind,
  side: row.side,
  occurredAt: instantOf(row.occurred_at),
  personId: row.person_id,
  clientId: row.client_id,
  assignmentId: row.assignment_id,
  role: row.role,
  outcome: row.outcome,
  about: row.about,
  at: instantOrNull(row.at),
  assurance: row.assurance,
  contentHash: row.content_hash,
  sealed: row.sealed,
});

/** Facts of these kinds that the fence shows, in the order they were recorded. */
export async function readFacts(
  tx: Tx,
  streamId: string,
  kinds: readonly FactKind[],
): Promise<readonly FactRow[]> {
  const found = await tx.raw(
    `select ${columns} from fact where stream_id = ? and kind = any(?) order by seq`,
    [streamId, [...kinds]],
  );
  return rowsOf<Raw>(found).map(toFact);
}
