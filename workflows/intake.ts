import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/** What came in gets its receipt and its document at once, at any hour, whoever opens it when. */
export function intake(file: Case): Promise<void> {
  return keepLettersMade(file, 'intake');
}
