import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/**
 * Has the letters of every invitation made. A moved meeting gets a new invitation and so new
 * letters.
 */
export function jointMeeting(file: Case): Promise<void> {
  return keepLettersMade(file, 'jointMeeting');
}
