import type { SystemActor } from '../../domain/access/actor.ts';
import { letterRule, type LetterKind } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readDataKey } from '../../database/acting/data-key-store.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { insertLetter, readLetters, type LetterRow } from '../../database/letters/letter-store.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { inTransaction } from '../../database/transaction.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { newId } from '../../platform/ids.ts';
import type { Deps } from '../acting/deps.ts';
import { markOf } from '../acting/drafts.ts';
import { openSeal, type StreamSeal } from '../acting/seal.ts';

/** The part of the system that makes letters. */
export const letterMaker: SystemActor = { is: 'system', part: 'letters' };

/** A letter as it is ordered: under which name it is made once, and what it is about. */
export type LetterOrder = {
  readonly streamId: string;
  readonly kind: LetterKind;
  readonly step: string;
  readonly about: string | null;
};

type Drawn = { readonly bytes: Buffer; readonly at: Instant };

const sealedLetter = (seal: StreamSeal, order: LetterOrder, { bytes, at }: Drawn): LetterRow => {
  const id = newId(at);
  const sealed = seal.seal('letter', id, bytes);
  return {
    ...order,
    id,
    side: letterRule(order.kind).side,
    madeAt: at,
    // Over the ciphertext: over the document itself it would let a guess be confirmed for ever.
    sha256: sha256(sealed),
    sealed,
  };
};

/** Keeps a drawn letter. Once: the second to finish finds the first's and leaves it. */
export function keepLetter(deps: Deps, order: LetterOrder, drawn: Drawn): Promise<void> {
  return inTransaction(deps.db, letterMaker, async (tx) => {
    const { streamId, step } = order;
    const head = await lockStream(tx, streamId);
    if (!head) return;
    const known = await readLetters(tx, streamId);
    if (known.some((letter) => letter.step === step)) return;
    const seal = openSeal(deps.keyring, streamId, await readDataKey(tx, streamId));
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
