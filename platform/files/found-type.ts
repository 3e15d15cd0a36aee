import { fileTypeFromBuffer } from 'file-type';

/**
 * What a file is by its first bytes. `pdf`, `svg`, `text` and `mp4` have to be looked through before
 * it is known whether they are taken; the others are what they are.
 */
export type FoundType =
  | { readonly is: 'inert'; readonly type: InertType }
  | { readonly is: 'pdf' | 'svg' | 'text' | 'mp4' }
  | { readonly is: 'office' | 'active' | 'unknown' };

type InertType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'image/heic'
  | 'image/avif'
  | 'image/tiff'
  | 'audio/mpeg'
  | 'audio/aac'
  | 'audio/mp4'
  | 'audio/wav'
  | 'audio/ogg'
  | 'audio/flac'
  | 'audio/amr';

/** How many of the first bytes tell. */
export const headLength = 4096;

const inert = (type: InertType): FoundType => ({ is: 'inert', type });

/**
 * What is taken or looked through, by the library's names; it also knows more than ours, all of which
 * are unknown here. An archive is what office files are made of, and nobody sees into one without
 * unpacking it.
 */
const known: Readonly<Record<string, FoundType>> = {
  'image/jpeg': inert('image/jpeg'),
  'image/png': inert('image/png'),
  'image/apng': inert('image/png'),
  'image/gif': inert('image/gif'),
  'image/webp': inert('image/webp'),
  'image/heic': inert('image/heic'),
  'image/heif': inert('image/heic'),
  'image/heic-sequence': inert('image/heic'),
  'image/heif-sequence': inert('image/heic'),
  'image/avif': inert('image/avif'),
  'image/tiff': inert('image/tiff'),
  'audio/mpeg': inert('audio/mpeg'),
  'audio/aac': inert('audio/aac'),
  'audio/mp4': inert('audio/mp4'),
  'audio/x-m4a': inert('audio/mp4'),
  'audio/wav': inert('audio/wav'),
  'audio/ogg': inert('audio/ogg'),
  'audio/ogg; codecs=opus': inert('audio/ogg'),
  'audio/flac': inert('audio/flac'),
  'audio/amr': inert('audio/amr'),
  'application/pdf': { is: 'pdf' },
  'video/mp4': { is: 'mp4' },
  'application/rtf': { is: 'office' },
  'application/x-cfb': { is: 'office' },
};

const isArchive = (mime: string): boolean => /zip|officedocument|opendocument/.test(mime);

const active = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|\?php|%)/i;
const svg =
  /^(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE svg[^[>]*(?:\[[^\]]*\][^>]*)?>)*<(?:\w+:)?svg[\s>]/is;

/** What is written in signs: the library tells no page, and no picture made of XML, from a text. */
const written = (head: Uint8Array): FoundType => {
  const text = Buffer.from(head).toString('latin1');
  if (active.test(text)) return { is: 'active' };
  return { is: svg.test(text) ? 'svg' : 'text' };
};

/** @param head the first `headLength` bytes, or all of a shorter file */
export async function foundType(head: Uint8Array): Promise<FoundType> {
  const found = await fileTypeFromBuffer(head);
  if (!found || found.mime === 'application/xml') return written(head);
  return known[found.mime] ?? { is: isArchive(found.mime) ? 'office' : 'unknown' };
}
