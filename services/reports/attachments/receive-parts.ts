import { Conflict, Invalid } from '../../../domain/errors.ts';
import { uploadKeptUntil } from '../../../domain/reports/attachments.ts';
import {
  insertPart,
  lockAttachment,
  readAttachment,
  readPart,
  updateAttachment,
  type AttachmentRow,
} from '../../../database/reports/attachment-store.ts';
import { inTransaction, type Tx } from '../../../database/transaction.ts';
import { releaseBuffers } from '../../../platform/release-buffers.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';
import { lookUp } from '../../acting/look-across.ts';
import { examineUpload } from './examine-upload.ts';
import { inPieces, sealPiece, unsealPiece, type PieceAt } from './pieces.ts';
import { mustUpload, openUpload, viewOf, type UploadView } from './upload.ts';

const elsewhere = ({ received }: AttachmentRow): Conflict =>
  new Conflict('wrong-offset', { offset: received });

/** @throws Conflict `wrong-offset`, with where to go on; Invalid `more-than-stated` */
const refuseOtherPlace = (upload: AttachmentRow, { startsAt }: PieceAt, length: number): void => {
  if (startsAt > upload.received) throw elsewhere(upload);
  if (startsAt + length > upload.size) {
    throw new Invalid('more-than-stated', { size: upload.size });
  }
};

/** A piece that is there already is taken as said again when it is the same, byte for byte. */
const refuseOther = async (
  tx: Tx,
  upload: AttachmentRow,
  at: PieceAt,
  piece: Buffer,
): Promise<void> => {
  // Of what was refused no piece is left to compare with; the answer says why.
  if (upload.state === 'refused') return;
  const stored = await readPart(tx, { attachmentId: at.id, startsAt: at.startsAt });
  if (!stored || !unsealPiece(at, stored).equals(piece)) throw elsewhere(upload);
};

type Storing = {
  readonly deps: Deps;
  readonly call: Call;
  readonly release: ReturnType<typeof releaseBuffers>;
};

/** Stores one piece, sealed. What is committed is not lost, whatever happens after. */
const storePiece = ({ deps, call, release }: Storing, at: PieceAt, piece: Buffer): Promise<void> =>
  inTransaction(deps.db, call.actor, async (tx) => {
    const upload = mustUpload(await lockAttachment(tx, { id: at.id, at: call.at }));
    refuseOtherPlace(upload, at, piece.length);
    if (at.startsAt < upload.received) return refuseOther(tx, upload, at, piece);
    const { startsAt } = at;
    const sealed = sealPiece(at, piece);
    await insertPart(tx, { attachmentId: at.id, startsAt, sealed });
    release(sealed);
    await updateAttachment(tx, at.id, {
      received: startsAt + piece.length,
      ...(upload.draftId === null && { keptUntil: uploadKeptUntil(call.at) }),
    });
  });

/**
 * Takes bytes of an upload from an offset on. They are sealed and stored piece by piece as they come,
 * each in a transaction of its own, so that neither the file nor much of it is ever in memory, and a
 * connection that breaks costs no more than the piece it broke in. When the last have come, it is
 * found out what the file is.
 *
 * @throws NotFound; Forbidden; Conflict `wrong-offset`, with the offset to go on from; Invalid
 *   `more-than-stated`, and why the file is refused
 */
export async function receiveParts(
  deps: Deps,
  call: Call,
  { id, offset }: { readonly id: string; readonly offset: number },
  body: AsyncIterable<Uint8Array>,
): Promise<UploadView> {
  const read = (tx: Tx) => readAttachment(tx, { id, at: call.at });
  const key = await lookUp(deps, call, 'attachment.keep', async (tx) => {
    const upload = mustUpload(await read(tx));
    const { key: opened } = openUpload(deps, upload);
    refuseOtherPlace(upload, { id, key: opened, startsAt: offset }, 0);
    return opened;
  });
  const storing = { deps, call, release: releaseBuffers() };
  let startsAt = offset;
  for await (const piece of inPieces(body)) {
    await storePiece(storing, { id, key, startsAt }, piece);
    startsAt += piece.length;
  }
  const upload = mustUpload(await inTransaction(deps.db, call.actor, read));
  return upload.received === upload.size ? examineUpload(deps, call, upload) : viewOf(deps, upload);
}
