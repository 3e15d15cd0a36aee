import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/**
 * Has the letters to the signatories made. It waits for no signature, because a missing one must
 * delay nothing.
 */
export function signOff(file: Case): Promise<void> {
  return keepLettersMade(file, 'signOff');
}
