import { isCancellation } from '@temporalio/workflow';
import type { LetterBranch } from '../domain/letters/letter-rule.ts';
import { makeLetters } from './activities.ts';
import type { Case } from './case.ts';

/**
 * Has the letters of one branch made until nothing is left to do. Each letter is made once; when a
 * later view lists it as missing again, as after an older backup of the database was restored, it
 * is made again. A failure is not thrown, so that a letter that cannot be made stops no reminder:
 * it is attempted again when a later view still lists it.
 * @throws only when the workflow is cancelled
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
