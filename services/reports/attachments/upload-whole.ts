import { Invalid } from '../../../domain/errors.ts';
import { lockAttachment, updateAttachment } from '../../../database/reports/attachment-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';
import { examineUpload } from './examine-upload.ts';
import { receiveParts } from './receive-parts.ts';
import { beginUpload, discardUpload, type StatedFile } from './uploads.ts';
import { mustUpload, type UploadView } from './upload.ts';

/** A file whose length nobody has stated. */
export type ComingFile = Omit<StatedFile, 'size'> & {
  /** Bytes that it cannot be longer than. */
  readonly atMost: number;
};

/** Says that no more bytes come, and finds out what the file is. */
const end = async (deps: Deps, call: Call, id: string): Promise<UploadView> => {
  const upload = await inTransaction(deps.db, call.actor, async (tx) => {
    const current = mustUpload(await lockAttachment(tx, { id, at: call.at }));
    if (current.received === 0) throw new Invalid('attachment-type');
    if (current.size !== current.received) {
      await updateAttachment(tx, id, { size: current.received });
    }
    return { ...current, size: current.received };
  });
  return examineUpload(deps, call, upload);
};

/**
 * Takes a file whole, as the form of a page brings it, without knowing its length beforehand. It is
 * stored as it comes, and nothing is left of one that breaks off or is empty. What is refused when it
 * has come whole stays until it is thrown away, with why.
 *
 * @throws NotFound for a draft that is not hers; Forbidden; Invalid `attachments-too-large`,
 *   `too-many-attachments`, `more-than-stated`, and why the file is refused; Conflict `uploads-unsent`
 */
export async function uploadWhole(
  deps: Deps,
  call: Call,
  { atMost, ...file }: ComingFile,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadView> {
  const { id } = await beginUpload(deps, call, { ...file, size: atMost });
  try {
    const { state, ...view } = await receiveParts(deps, call, { id, offset: 0 }, body);
    return state === 'uploading' ? await end(deps, call, id) : { ...view, state };
  } catch (error) {
    const isKept = error instanceof Invalid && (await isRefused(deps, call, id));
    if (!isKept) await discardUpload(deps, call, id);
    throw error;
  }
}

const isRefused = (deps: Deps, call: Call, id: string): Promise<boolean> =>
  inTransaction(deps.db, call.actor, async (tx) => {
    const upload = await lockAttachment(tx, { id, at: call.at });
    return upload?.state === 'refused';
  });
