import { isCancellation } from '@temporalio/workflow';
import type { LetterBranch } from '../domain/letters/letter-rule.ts';
import { makeLetters } from './activities.ts';
import type { Case } from './case.ts';

/**
 * Sees to it that the archive holds what the routine wants of one branch, until the stream is over.
 * Each letter is made once; a later view that lacks it again, as after an older backup was restored,
 * has it made again. What cannot be made now is wanted again at the next view: a letter never stops
 * the ladder.
 */
export async function keepLettersMade(file: Case, branch: LetterBranch): Promise<void> {
  const wanted = () => file.lettersWanted().filter((letter) => letter.branch === branch);
  while (await file.until(() => wanted().length > 0)) {
    const letters = wanted();
    try {
      const steps = letters.map(({ step }) => step);
      await makeLetters(file.streamId, steps);
      file.tried(letters, true);
    } catch (error) {
      if (isCancellation(error)) throw error;
      file.tried(letters, false);
    }
  }
}
