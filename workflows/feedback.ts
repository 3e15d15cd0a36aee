import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/** What the reporter is answered in writing after the decision (19 kap. 6 § SoL). */
export function feedback(file: Case): Promise<void> {
  return keepLettersMade(file, 'feedback');
}
