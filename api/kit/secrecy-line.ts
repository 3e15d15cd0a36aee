import { localDate } from '../../domain/calendar/time.ts';
import type { SchoolKeeper, SecrecyLineId } from '../../domain/law/secrecy-lines.ts';
import { secrecyLineText } from '../../templates/messages/pages/secrecy.ts';
import type { Frame } from './frame.ts';

/**
 * What may cross where a page stands, by the paragraphs of the day.
 *
 * @param keeper whose secrecy the school keeps. Default: both are named, since no data says which it is
 */
export function secrecyLine(
  { language, now }: Frame,
  id: SecrecyLineId,
  keeper: SchoolKeeper = 'unknown',
): string {
  return secrecyLineText(id, { keeper, on: localDate(now), language });
}
