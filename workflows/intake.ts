import type { Case } from './case.ts';
import { keepLettersMade } from './letters.ts';

/**
 * Has the receipt and the report as sent made as soon as a report has come in, at any hour and
 * whether or not anybody has opened it.
 */
export function intake(file: Case): Promise<void> {
  return keepLettersMade(file, 'intake');
}
