import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/** Every invitation that is decided becomes letters; a moved meeting is invited to anew. */
export function jointMeeting(file: Case): Promise<void> {
  return keepLettersMade(file, 'jointMeeting');
}
