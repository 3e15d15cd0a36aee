import { createMakeLetters } from '../../activities/letters/letters.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';
import type { TestSystem } from './system.ts';

/** Makes letters of a stream without any workflow, drawn in the test's own thread. */
export function makeLettersAtOnce(
  { workerDeps, clock }: Pick<TestSystem, 'workerDeps' | 'clock'>,
  streamId: string,
  wanted: (step: string) => boolean,
): Promise<void> {
  const { signal } = new AbortController();
  const make = createMakeLetters(workerDeps, clock, drawLetter);
  return make(streamId, wanted, { urgency: 3, party: '', signal });
}
