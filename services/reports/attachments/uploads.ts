import { actorId } from '../../../domain/access/actor.ts';
import { Conflict, Invalid } from '../../../domain/errors.ts';
import {
  excessOf,
  mostAttachmentBytes,
  mostAttachments,
  mostUnsentBytes,
  uploadKeptUntil,
} from '../../../domain/reports/attachments.ts';
import {
  deleteAttachment,
  insertAttachment,
  readAttachment,
  readAttachmentPage,
  sizesKept,
} from '../../../database/reports/attachment-store.ts';
import { lockDraft } from '../../../database/reports/draft-store.ts';
import type { Tx } from '../../../database/transaction.ts';
import { newTimelessId } from '../../../platform/ids.ts';
import { homeOf, type Caller } from '../../acting/begin.ts';
import type { Call } from '../../acting/call.ts';
import type { Deps } from '../../acting/deps.ts';
import { lookUp } from '../../acting/look-across.ts';
import { sealOwn } from '../../acting/own-seal.ts';
import type { Listed, Page } from '../../acting/page.ts';
import { recallAnswer, rememberAnswer } from '../../acting/remembered-answer.ts';
import { mustDraft } from '../drafts.ts';
import {
  keptOf,
  mustUpload,
  uploadPlace,
  viewOf,
  type AboutUpload,
  type UploadKept,
  type UploadView,
} from './upload.ts';

/** A file as it is about to come: its name, its length in bytes, and the draft that it stands beside. */
export type StatedFile = {
  readonly name: string;
  readonly size: number;
  readonly draftId: string | null;
};

const limits = { mostFiles: mostAttachments, mostBytes: mostAttachmentBytes } as const;

/**
 * @throws Invalid `attachments-too-large`, `too-many-attachments` beside the draft; Conflict
 *   `uploads-unsent` when too much of hers lies unsent
 */
const refuseExcess = async (tx: Tx, caller: Caller, file: StatedFile): Promise<void> => {
  const { files, bytes, allBytes } = await sizesKept(tx, file.draftId);
  const alone = excessOf([file]);
  if (alone) throw new Invalid(alone, limits);
  if (allBytes + file.size > mostUnsentBytes[caller.is]) throw new Conflict('uploads-unsent');
  // What is uploaded by itself is counted when it is sent.
  if (file.draftId === null) return;
  if (files >= mostAttachments) throw new Invalid('too-many-attachments', limits);
  if (bytes + file.size > mostAttachmentBytes) throw new Invalid('attachments-too-large', limits);
};

/**
 * Begins an upload, beside a draft or by itself. Nobody else is shown it until it is sent. Its id goes
 * with it into the report, which both sides see, so that it may not tell when she began.
 *
 * @throws NotFound for a draft that is not hers; Forbidden; Invalid `attachments-too-large`,
 *   `too-many-attachments`; Conflict `uploads-unsent`
 */
export function beginUpload(deps: Deps, call: Call, file: StatedFile): Promise<UploadKept> {
  return lookUp(deps, call, 'attachment.keep', async (tx, caller) => {
    const before = await recallAnswer(tx, call);
    if (before) return before as UploadKept;
    const { draftId, name, size } = file;
    // Locked, so that of two files that are begun at once the second counts the first.
    if (draftId !== null) mustDraft(await lockDraft(tx, { id: draftId, at: call.at }));
    await refuseExcess(tx, caller, file);
    const whose = { id: newTimelessId(), authorId: actorId(caller) };
    const about: AboutUpload = { name, found: null, refused: null };
    const upload = {
      ...whose,
      organisationId: homeOf(caller).organisationId,
      draftId,
      begunAt: call.at,
      keptUntil: draftId === null ? uploadKeptUntil(call.at) : null,
      size,
      received: 0,
      state: 'uploading' as const,
      ...sealOwn(deps.keyring, uploadPlace(whose), about),
    };
    await insertAttachment(tx, upload);
    const answer = keptOf(upload);
    await rememberAnswer(tx, call, { done: null, answer });
    return answer;
  });
}

/** How far an upload has come. @throws NotFound, also when it is sent; Forbidden */
export function viewUpload(deps: Deps, call: Call, id: string): Promise<UploadView> {
  return lookUp(deps, call, 'attachment.read', async (tx) =>
    viewOf(deps, mustUpload(await readAttachment(tx, { id, at: call.at }))),
  );
}

/** A page of the caller's uploads that are not sent: beside one draft, or all. */
export function listUploads(
  deps: Deps,
  call: Call,
  draftId: string | undefined,
  page: Page,
): Promise<Listed<UploadView>> {
  return lookUp(deps, call, 'attachment.read', async (tx) => {
    const { total, rows } = await readAttachmentPage(tx, { at: call.at, draftId }, page);
    return { total, items: rows.map((row) => viewOf(deps, row)) };
  });
}

/** Forgets an upload. That there is none any more is no error. @throws Forbidden */
export function discardUpload(deps: Deps, call: Call, id: string): Promise<void> {
  return lookUp(deps, call, 'attachment.keep', (tx) => deleteAttachment(tx, id));
}
