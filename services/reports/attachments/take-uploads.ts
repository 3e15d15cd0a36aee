import { Conflict, Invalid } from '../../../domain/errors.ts';
import type { Attachment } from '../../../domain/report/attachment.ts';
import {
  excessOf,
  mostAttachmentBytes,
  mostAttachments,
} from '../../../domain/reports/attachments.ts';
import {
  lockAttachments,
  updateAttachment,
  type AttachmentRow,
} from '../../../database/reports/attachment-store.ts';
import { together } from '../../../database/together.ts';
import type { Acting } from '../../acting/acting.ts';
import { refuseFile } from './examine-upload.ts';
import type { AttachmentKeys } from './attachment-keys.ts';
import { openUpload } from './upload.ts';

/** What is sent names the uploads that go with it. */
export type NamedUploads = readonly { readonly id: string }[];

/** What was uploaded, as it is frozen into what it goes with, and the keys that open it. */
export type TakenUploads = {
  readonly attachments: readonly Attachment[];
  readonly keys: AttachmentKeys;
};

type Found = { readonly attachment: Attachment; readonly key: Buffer };

/** @throws Conflict `attachment-unfinished`; Invalid for one that is refused */
const found = ({ deps }: Acting, upload: AttachmentRow): Found => {
  const { key, about } = openUpload(deps, upload);
  refuseFile(about);
  const { id, size } = upload;
  if (!about.found) throw new Conflict('attachment-unfinished', { attachments: [id] });
  return { attachment: { id, name: about.name, size, ...about.found }, key };
};

const sent = {
  state: 'sent',
  draftId: null,
  keptUntil: null,
  wrapped: null,
  kekId: null,
  sealed: null,
} as const;

/**
 * Takes uploads of the caller's own for what they are sent with, in its transaction. Their keys leave
 * the rows here: whoever stores them beside what was sent decides who reads them from now on.
 *
 * @throws Invalid `unknown-attachment` for what is not hers, gone or sent already,
 *   `too-many-attachments`, `attachments-too-large`; Conflict `attachment-unfinished`
 */
export async function takeUploads(acting: Acting, named: NamedUploads): Promise<TakenUploads> {
  const { call, tx } = acting;
  const ids = [...new Set(named.map(({ id }) => id))];
  if (ids.length === 0) return { attachments: [], keys: new Map() };
  const uploads = await lockAttachments(tx, { ids, at: call.at });
  const unknown = ids.filter((id) => uploads.every((upload) => upload.id !== id));
  if (unknown.length > 0) throw new Invalid('unknown-attachment', { attachments: unknown });
  const opened = new Map(uploads.map((upload) => [upload.id, found(acting, upload)]));
  const inOrder = ids.flatMap((id) => opened.get(id) ?? []);
  const excess = excessOf(inOrder.map(({ attachment }) => attachment));
  const limits = { mostFiles: mostAttachments, mostBytes: mostAttachmentBytes };
  if (excess) throw new Invalid(excess, limits);
  await together(ids.map((id) => updateAttachment(tx, id, sent)));
  return {
    attachments: inOrder.map(({ attachment }) => attachment),
    keys: new Map(inOrder.map(({ attachment: { id }, key }) => [id, key])),
  };
}
