import type { FactKind } from '../../domain/kinds.ts';
import {
  bytes,
  insertRows,
  instant,
  json,
  orNull,
  readRow,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const claims = table('idempotency', {
  actorId: uuid('actor_id'),
  key: text('key'),
  fingerprint: bytes('fingerprint'),
  /** The function in which it is asked; null for a client. */
  assignmentId: orNull(uuid('assignment_id')),
  at: instant('made_at'),
});
export type IdempotencyClaim = RowOf<typeof claims>;
export type IdempotencyKey = Pick<IdempotencyClaim, 'actorId' | 'key'>;

/**
 * What was done and what was answered, in ids, instants and states only: the answer stands in
 * clear, so it may hold no content.
 */
const answers = selection('idempotency', {
  fingerprint: bytes('fingerprint'),
  /** Null also in rows that were written before the function was stored. */
  assignmentId: orNull(uuid('assignment_id')),
  /** Null for what is no fact, and in rows that were written before the deed itself was stored. */
  done: orNull(text<FactKind>('done')),
  answer: json('answer'),
});
export type StoredAnswer = RowOf<typeof answers>;
export type RememberedAnswer = Omit<StoredAnswer, 'fingerprint' | 'assignmentId'>;

/**
 * Claims the key for this transaction. A second request with the same key waits here until the
 * first has committed or been rolled back, so that one request is never carried out twice.
 *
 * @returns the stored answer when the key was already used, else undefined
 */
export async function claimKey(tx: Tx, claim: IdempotencyClaim): Promise<StoredAnswer | undefined> {
  const claimed = await insertRows(tx, claims, [claim], 'on conflict do nothing');
  if (claimed > 0) return undefined;
  return readAnswer(tx, claim);
}

/** What stands under a key, also while its request is being carried out for the first time. */
export async function readAnswer(
  tx: Tx,
  { actorId, key }: IdempotencyKey,
): Promise<StoredAnswer | undefined> {
  return readRow(tx, answers, 'where actor_id = ? and key = ?', [actorId, key]);
}

export async function storeAnswer(
  tx: Tx,
  { actorId, key }: IdempotencyKey,
  { done, answer }: RememberedAnswer,
): Promise<void> {
  await tx.raw(
    `update idempotency set done = ?, answer = ?::jsonb where actor_id = ? and key = ?`,
    [done, JSON.stringify(answer), actorId, key],
  );
}
