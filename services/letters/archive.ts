import type { SystemActor } from '../../domain/access/actor.ts';
import { letterRule, type LetterKind } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { insertLetter, stepsMade, type LetterRow } from '../../database/letters/letter-store.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { inTransaction } from '../../database/transaction.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { newId } from '../../platform/ids.ts';
import type { Deps } from '../acting/deps.ts';
import { markOf } from '../acting/drafts.ts';
import { openSeal, type StreamSeal } from '../acting/seal.ts';

/** The part of the system that makes letters. */
export const letterMaker: SystemActor = { is: 'system', part: 'letters' };

/**
 * A letter that is to be made. Its `step` is unique in its stream, so that it is made only once;
 * `about` is the id of the fact that it is about, null for one that comes with the stream itself.
 */
export type LetterOrder = {
  readonly streamId: string;
  readonly kind: LetterKind;
  readonly step: string;
  readonly about: string | null;
};

type Drawn = { readonly bytes: Buffer; readonly at: Instant };

const sealedLetter = (seal: StreamSeal, order: LetterOrder, { bytes, at }: Drawn): LetterRow => {
  const id = newId(at);
  const { side } = letterRule(order.kind);
  const sealed = seal.seal({ table: 'letter', id, side }, bytes);
  return {
    ...order,
    id,
    side,
    madeAt: at,
    // The hash is taken over the ciphertext. One over the document would outlive the key, and
    // whoever guesses the text could have the guess confirmed for ever.
    sha256: sha256(sealed),
    sealed,
  };
};

/**
 * Stores a drawn letter, sealed, with its event. When two workers have drawn the same letter, the
 * second finds the first one's under the same step and stores nothing.
 */
export function keepLetter(deps: Deps, order: LetterOrder, drawn: Drawn): Promise<void> {
  return inTransaction(deps.db, letterMaker, async (tx) => {
    const { streamId, step } = order;
    const head = await lockStream(tx, streamId);
    if (!head) return;
    if ((await stepsMade(tx, streamId, [step])).has(step)) return;
    const seal = openSeal(deps.keyring, streamId, await readDataKeys(tx, streamId));
    const letter = sealedLetter(seal, order, drawn);
    await insertLetter(tx, letter);
    const { side, id: fact, sha256: dataHash, kind: purpose } = letter;
    const made = markOf({ actor: letterMaker, at: drawn.at }, 'documentMade', {
      side,
      fact,
      dataHash,
      purpose,
    });
    await appendEvents(tx, head, [made]);
  });
}
