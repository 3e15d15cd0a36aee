import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import { wordTexts } from '../../../../templates/messages/pages/words.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';

/** The two states that a sender is told of: that it came in, and that a person has opened it. */
export function senderStatus({ language, now }: Frame, openedAt: Instant | null): string {
  const words = wordTexts(language);
  if (openedAt === null) return words('status.sender.received');
  return words('status.sender.opened', { time: momentText(momentWords(openedAt, now), language) });
}

/** A moment that has been, as somebody says it now. */
export function saidAt({ language, now }: Frame, at: Instant): string {
  return momentText(momentWords(at, now), language);
}
