import type { FactKind } from '../../domain/kinds.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type IdempotencyKey = { readonly actorId: string; readonly key: string };
export type IdempotencyClaim = IdempotencyKey & {
  readonly fingerprint: Buffer;
  readonly at: Instant;
};

/** Ids, instants and states only: what was done and what was answered, without content. */
export type RememberedAnswer = {
  /** Null for what was done before this was kept. */
  readonly done: FactKind | null;
  readonly answer: unknown;
};
export type StoredAnswer = RememberedAnswer & { readonly fingerprint: Buffer };

/**
 * Claims the key for this transaction; a second request with the same key waits here until the
 * first has committed or fallen.
 *
 * @returns the stored answer when the key was already used, else undefined
 */
export async function claimKey(tx: Tx, claim: IdempotencyClaim): Promise<StoredAnswer | undefined> {
  const claimed = await tx.raw(
    `insert into idempotency (actor_id, key, fingerprint, made_at) values (?, ?, ?, ?)
     on conflict do nothing returning 1`,
    [claim.actorId, claim.key, claim.fingerprint, claim.at],
  );
  if (rowsOf(claimed).length > 0) return undefined;
  const stored = await tx.raw(
    `select fingerprint, done, answer from idempotency where actor_id = ? and key = ?`,
    [claim.actorId, claim.key],
  );
  return rowsOf<StoredAnswer>(stored)[0];
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
