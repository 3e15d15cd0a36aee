import type { Instant } from '../../domain/calendar/time.ts';
import { rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type IdempotencyClaim = {
  readonly actorId: string;
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly at: Instant;
};

/** Ids, instants and states only: what the first answer said, without content. */
export type StoredAnswer = {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly location: string | null;
  readonly answer: unknown;
};

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
    `select fingerprint, status, location, answer from idempotency where actor_id = ? and key = ?`,
    [claim.actorId, claim.key],
  );
  return rowsOf<StoredAnswer>(stored)[0];
}

export async function storeAnswer(
  tx: Tx,
  claim: IdempotencyClaim,
  answer: Omit<StoredAnswer, 'fingerprint'>,
): Promise<void> {
  await tx.raw(
    `update idempotency set status = ?, location = ?, answer = ?::jsonb where actor_id = ? and key = ?`,
    [answer.status, answer.location, JSON.stringify(answer.answer), claim.actorId, claim.key],
  );
}
