/**
 * What a file is by its first bytes. `pdf`, `svg`, `text` and `mp4` have to be looked through before
 * it is known whether they are taken; the others are what they are.
 */
export type FoundType =
  | { readonly is: 'inert'; readonly type: InertType }
  | { readonly is: 'pdf' | 'svg' | 'text' | 'mp4' }
  | { readonly is: 'office' | 'active' };

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
 * The first bytes of each type, as characters of one byte; `.` stands for any. A zip archive is what
 * the office formats are made of, and nobody can see into one without unpacking it.
 */
/* oxlint-disable no-control-regex -- files begin with such characters */
const signatures: readonly (readonly [pattern: RegExp, found: FoundType])[] = [
  [/^\xff\xd8\xff/, inert('image/jpeg')],
  [/^\x89PNG\r\n\x1a\n/, inert('image/png')],
  [/^GIF8[79]a/, inert('image/gif')],
  [/^RIFF....WEBP/s, inert('image/webp')],
  [/^....ftyp(?:heic|heix|heim|heis|mif1|msf1)/s, inert('image/heic')],
  [/^....ftypavi[fs]/s, inert('image/avif')],
  [/^(?:II\*\0|MM\0\*)/, inert('image/tiff')],
  [/^%PDF-/, { is: 'pdf' }],
  [/^....ftypM4[AB] /s, inert('audio/mp4')],
  [/^....ftyp/s, { is: 'mp4' }],
  [/^(?:ID3|\xff[\xf2\xf3\xfa\xfb])/, inert('audio/mpeg')],
  [/^\xff[\xf0\xf1\xf8\xf9]/, inert('audio/aac')],
  [/^RIFF....WAVE/s, inert('audio/wav')],
  [/^OggS.{0,64}(?:OpusHead|\x01vorbis|Speex {3}|\x7fFLAC)/s, inert('audio/ogg')],
  [/^fLaC/, inert('audio/flac')],
  [/^#!AMR/, inert('audio/amr')],
  [/^(?:PK[\x03\x05]|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf)/, { is: 'office' }],
  // Text that a browser or a shell would take for something to run.
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|\?php|%)/i, { is: 'active' }],
  [
    /^(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE svg[^[>]*(?:\[[^\]]*\][^>]*)?>)*<(?:\w+:)?svg[\s>]/is,
    { is: 'svg' },
  ],
];
/* oxlint-enable no-control-regex */

/** @param head the first `headLength` bytes, or all of a shorter file */
export function foundType(head: Buffer): FoundType {
  const text = head.toString('latin1');
  const known = signatures.find(([pattern]) => pattern.test(text));
  return known?.[1] ?? { is: 'text' };
}
