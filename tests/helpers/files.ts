import { createHash } from 'node:crypto';
import type { Attachment } from '../../domain/report/attachment.ts';
import type { AttachmentFile } from '../../services/reports/attachments/read-attachment.ts';
import { receiveParts } from '../../services/reports/attachments/receive-parts.ts';
import { beginUpload, type StatedFile } from '../../services/reports/attachments/uploads.ts';
import type { UploadView } from '../../services/reports/attachments/upload.ts';
import type { TestSystem } from './system.ts';

/** A picture of that many bytes, of which no two stretches are the same. */
export function picture(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  for (let at = 4; at + 4 <= size; at += 4)
    bytes.writeUInt32BE(Math.imul(at, 2654435761) >>> 0, at);
  return bytes;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A body as a connection brings it. */
export async function* bodyOf(bytes: Uint8Array, chunk = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

/** Uploads a file whole. */
export async function uploaded(
  { deps, as }: TestSystem,
  login: string,
  bytes: Buffer,
  stated: Partial<StatedFile> = {},
): Promise<UploadView> {
  const file = { name: 'blåmärke.jpg', size: bytes.length, draftId: null, ...stated };
  const { id } = await beginUpload(deps, await as(login), file);
  return receiveParts(deps, await as(login), { id, offset: 0 }, bodyOf(bytes));
}

/** Uploads the first part of a file, of which more is to come. */
export async function uploading(
  { deps, as }: TestSystem,
  login: string,
  part: Buffer,
): Promise<UploadView> {
  const file = { name: 'blåmärke.jpg', size: 2 * part.length, draftId: null };
  const { id } = await beginUpload(deps, await as(login), file);
  return receiveParts(deps, await as(login), { id, offset: 0 }, bodyOf(part));
}

/** An upload that is ready, as it stands in what it is sent with. */
export function attachmentOf({ id, name, size, type, sha256, scan }: UploadView): Attachment {
  if (!type || !sha256 || !scan) throw new Error('an upload that is not ready');
  return { id, name, type, size, sha256, scan };
}

/** All the bytes of an attachment, as they leave. */
export async function bytesOf({ pieces }: Pick<AttachmentFile, 'pieces'>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
