import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/** Has the letters made that answer the reporter after the decision (19 kap. 6 § SoL). */
export function feedback(file: Case): Promise<void> {
  return keepLettersMade(file, 'feedback');
}
