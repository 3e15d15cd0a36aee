/** The types that are taken as attachments: pictures, PDF, sound and plain text; how each is named. */
export const extensions = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/amr': 'amr',
  'text/plain': 'txt',
} as const;
export type AttachmentType = keyof typeof extensions;
export const attachmentTypes = Object.keys(extensions) as readonly AttachmentType[];

/** Whether a scanner for viruses has looked at the bytes; where there is none, that is said. */
export const scans = ['clean', 'notScanned'] as const;

/** An attachment as it stands in the frozen content. Its bytes are kept as they were sent. */
export type Attachment = {
  readonly id: string;
  /** As stated by whoever sent it. */
  readonly name: string;
  /** Found from the bytes, whatever the name says. */
  readonly type: AttachmentType;
  /** In bytes. */
  readonly size: number;
  /** Over the bytes as sent, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly scan: (typeof scans)[number];
};
