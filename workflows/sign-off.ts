import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/** What signatories are written to; a signature delays nothing, so nothing waits for one. */
export function signOff(file: Case): Promise<void> {
  return keepLettersMade(file, 'signOff');
}
