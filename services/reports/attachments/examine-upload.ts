import { createHash } from 'node:crypto';
import { Invalid } from '../../../domain/errors.ts';
import type { FileRefusal } from '../../../domain/reports/attachments.ts';
import {
  deleteParts,
  lockAttachment,
  updateAttachment,
  type AttachmentRow,
} from '../../../database/reports/attachment-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { examineFile, type Examined } from '../../../platform/files/examine-file.ts';
import type { Scan } from '../../../platform/files/scanner.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';
import { sealOwnAgain } from '../../acting/own-seal.ts';
import { storedPieces } from './pieces.ts';
import {
  mustUpload,
  openUpload,
  uploadPlace,
  viewOf,
  type AboutUpload,
  type UploadView,
} from './upload.ts';

const refusals: Readonly<Record<Exclude<Examined['is'], 'taken'>, FileRefusal>> = {
  active: 'attachment-active',
  office: 'attachment-office',
  locked: 'attachment-locked',
  unknown: 'attachment-type',
};

const noScan: Scan = { take: async () => undefined, end: async () => 'notScanned' };

/** Goes once through the stored bytes: what they are, what they hash to, and what the scanner says. */
const findOut = async (
  deps: Deps,
  call: Call,
  { id, key, size }: { readonly id: string; readonly key: Buffer; readonly size: number },
): Promise<Pick<AboutUpload, 'found' | 'refused'>> => {
  const hash = createHash('sha256');
  const examination = examineFile();
  const scan = deps.scanner?.begin() ?? noScan;
  for await (const piece of storedPieces(deps, call, { id, key, size })) {
    hash.update(piece);
    await examination.take(piece);
    await scan.take(piece);
  }
  const examined = await examination.end();
  const scanned = await scan.end();
  if (scanned === 'infected') return { found: null, refused: 'attachment-infected' };
  if (examined.is !== 'taken') return { found: null, refused: refusals[examined.is] };
  return {
    found: { type: examined.type, sha256: hash.digest('hex'), scan: scanned },
    refused: null,
  };
};

/** @throws Invalid that says why a file was refused, and how to send it otherwise */
export function refuseFile({ refused }: Pick<AboutUpload, 'refused'>): void {
  if (refused) throw new Invalid(refused);
}

/**
 * Finds out what an upload is that has come whole, once. What is refused loses its bytes at once; that
 * and why it was refused stay until the upload is thrown away.
 *
 * @throws NotFound; Invalid that says why it is refused
 */
export async function examineUpload(
  deps: Deps,
  call: Call,
  upload: AttachmentRow,
): Promise<UploadView> {
  const { id, size } = upload;
  const { key, about } = openUpload(deps, upload);
  const outcome =
    upload.state === 'uploading' ? await findOut(deps, call, { id, key, size }) : about;
  const view = await inTransaction(deps.db, call.actor, async (tx) => {
    const current = mustUpload(await lockAttachment(tx, { id, at: call.at }));
    if (current.state !== 'uploading') return viewOf(deps, current);
    const { name } = about;
    const sealed = sealOwnAgain(key, uploadPlace(upload), { name, ...outcome });
    const state = outcome.refused ? 'refused' : 'ready';
    if (outcome.refused) await deleteParts(tx, id);
    await updateAttachment(tx, id, { state, sealed });
    return viewOf(deps, { ...current, state, sealed });
  });
  refuseFile(view);
  return view;
}
