import { addDays, endOfDay, localDate, type Instant } from '../calendar/time.ts';
import type { Attachment } from '../report/attachment.ts';

/** How an upload stands: its bytes come, it can be sent, it is refused, it is sent. */
export type AttachmentState = 'uploading' | 'ready' | 'refused' | 'sent';

/** How much one report, or what is added to it, may bring. */
export const mostAttachments = 20;
export const mostAttachmentBytes = 50 * 1024 * 1024;

/** How much one person, or an agency's system for all its people, may keep unsent. */
export const mostUnsentBytes = {
  person: 4 * mostAttachmentBytes,
  client: 40 * mostAttachmentBytes,
} as const;

/** An upload by itself rests this long without being sent, as a draft does. */
const daysOfUpload = 30;

/** Until when an upload by itself is kept that was begun, or last added to, at this instant. */
export function uploadKeptUntil(at: Instant): Instant {
  return endOfDay(addDays(localDate(at), daysOfUpload));
}

/** What is wrong with attachments that would go together; null when nothing is. */
export function excessOf(
  attachments: readonly Pick<Attachment, 'size'>[],
): 'too-many-attachments' | 'attachments-too-large' | null {
  if (attachments.length > mostAttachments) return 'too-many-attachments';
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0);
  return bytes > mostAttachmentBytes ? 'attachments-too-large' : null;
}

/**
 * Why a file is not taken: it can run (scripts in a PDF or an SVG), it may hold macros, it is locked
 * so that nobody can tell, it is of no type that is taken, or a scanner found something in it.
 */
export const fileRefusals = [
  'attachment-active',
  'attachment-office',
  'attachment-locked',
  'attachment-type',
  'attachment-infected',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];
