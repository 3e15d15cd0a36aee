import { NotFound } from '../../../domain/errors.ts';
import { readPart } from '../../../database/reports/attachment-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { seal, unseal } from '../../../platform/crypto/envelope.ts';
import { releaseBuffers } from '../../../platform/release-buffers.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';

/** How much of a file is in memory at once, and sealed and stored at once. */
const pieceLength = 256 * 1024;

/**
 * The bytes in pieces of one length, but for the last. Every piece stands in the same memory, so that
 * it has to be done with before the next is asked for. What came of a piece when the connection broke
 * is not yielded.
 */
export async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const memory = Buffer.allocUnsafeSlow(pieceLength);
  let filled = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.subarray(at, at + pieceLength - filled);
      memory.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < pieceLength) continue;
      yield memory;
      filled = 0;
    }
  }
  if (filled > 0) yield memory.subarray(0, filled);
}

/** The file that a piece is of, the key that seals it, and where in the file it begins. */
export type PieceAt = {
  readonly id: string;
  readonly key: Buffer;
  readonly startsAt: number;
};

const placeOf = ({ id, startsAt }: PieceAt) => ({
  table: 'attachment_part',
  id: `${id}/${startsAt}`,
  keyId: id,
});

export function sealPiece(at: PieceAt, piece: Uint8Array): Buffer {
  return seal(at.key, placeOf(at), piece);
}

export function unsealPiece(at: PieceAt, sealed: Uint8Array): Buffer {
  return unseal(at.key, placeOf(at), sealed);
}

/**
 * The bytes of a stored file, piece by piece. Each is read when it is asked for, in a transaction of
 * its own, so that whoever reads slowly keeps no connection from others.
 *
 * @throws NotFound when a piece is gone, or no longer the caller's to read
 */
export async function* storedPieces(
  deps: Deps,
  call: Call,
  { size, ...of }: Omit<PieceAt, 'startsAt'> & { readonly size: number },
): AsyncGenerator<Buffer> {
  const release = releaseBuffers();
  for (let startsAt = 0; startsAt < size;) {
    const which = { attachmentId: of.id, startsAt };
    const sealed = await inTransaction(deps.db, call.actor, (tx) => readPart(tx, which));
    if (!sealed) throw new NotFound();
    const piece = unsealPiece({ ...of, startsAt }, sealed);
    release(sealed);
    yield piece;
    startsAt += piece.length;
  }
}
