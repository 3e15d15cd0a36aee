import { NotFound } from '../../../domain/errors.ts';
import type { Attachment } from '../../../domain/report/attachment.ts';
import type { AttachmentState, FileRefusal } from '../../../domain/reports/attachments.ts';
import type { AttachmentRow } from '../../../database/reports/attachment-store.ts';
import type { Deps } from '../../acting/deps.ts';
import { unsealOwn, type OwnPlace } from '../../acting/own-seal.ts';

/** What is sealed of an upload: as what it was stated, and what its bytes were found to be. */
export type AboutUpload = {
  readonly name: string;
  readonly found: Pick<Attachment, 'type' | 'sha256' | 'scan'> | null;
  readonly refused: FileRefusal | null;
};

/** How far an upload has come, without its name. */
export type UploadKept = Pick<
  AttachmentRow,
  'id' | 'draftId' | 'begunAt' | 'keptUntil' | 'size' | 'received'
> & { readonly state: Exclude<AttachmentState, 'sent'> };

export type UploadView = UploadKept & {
  readonly name: string;
  readonly type: Attachment['type'] | null;
  readonly sha256: string | null;
  readonly scan: Attachment['scan'] | null;
  readonly refused: FileRefusal | null;
};

/** Its key is bound to the row and to whoever uploads it. */
export function uploadPlace({ id, authorId }: Pick<AttachmentRow, 'id' | 'authorId'>): OwnPlace {
  return { table: 'attachment', id, wrapPlace: { row: id, personId: authorId } };
}

/** @throws NotFound for one that is not there, has passed its time, is sent or is not hers */
export function mustUpload(upload: AttachmentRow | undefined): AttachmentRow {
  if (!upload) throw new NotFound();
  return upload;
}

export type OpenedUpload = { readonly key: Buffer; readonly about: AboutUpload };

/** Opens an upload of the caller's own. @throws NotFound for one that is sent already */
export function openUpload({ keyring }: Deps, upload: AttachmentRow): OpenedUpload {
  const { wrapped, kekId, sealed } = upload;
  if (!wrapped || !kekId || !sealed) throw new NotFound();
  const place = uploadPlace(upload);
  const key = keyring.unwrap({ wrapped, kekId }, place.wrapPlace);
  return { key, about: unsealOwn(key, place, sealed) as AboutUpload };
}

export function keptOf(upload: AttachmentRow): UploadKept {
  const { id, draftId, begunAt, keptUntil, size, received, state } = upload;
  if (state === 'sent') throw new NotFound();
  return { id, draftId, begunAt, keptUntil, size, received, state };
}

export function viewOf(deps: Deps, upload: AttachmentRow): UploadView {
  const { name, found, refused } = openUpload(deps, upload).about;
  const { type = null, sha256 = null, scan = null } = found ?? {};
  return { ...keptOf(upload), name, type, sha256, scan, refused };
}
