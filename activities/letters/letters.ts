import type { Clock } from '../../platform/clock.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { keepLetter } from '../../services/letters/archive.ts';
import { lettersToDraw } from '../../services/reports/letters-to-draw.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';
import { withPermanentErrors } from '../permanent.ts';

/**
 * Makes those letters of a stream that are due, not made yet and chosen by `wanted`. Each is stored
 * as soon as it is drawn, so that a repeated attempt goes on with the rest.
 */
export type MakeLetters = (streamId: string, wanted: (step: string) => boolean) => Promise<void>;

export type LetterActivities = {
  readonly makeLetters: (streamId: string, steps: readonly string[]) => Promise<void>;
};

/**
 * @param deps must use the worker's database role, whose policies show both sides of a stream
 * @param clock gives the date that each letter bears
 */
export function createMakeLetters(deps: Deps, clock: Clock): MakeLetters {
  return async (streamId, wanted) => {
    for (const { order, source } of await lettersToDraw(deps, streamId, {
      now: clock.now(),
      wanted,
    })) {
      await keepLetter(deps, order, { bytes: await drawLetter(source), at: clock.now() });
    }
  };
}

export function createLetterActivities(makeLetters: MakeLetters): LetterActivities {
  return withPermanentErrors({
    makeLetters: (streamId: string, steps: readonly string[]) =>
      makeLetters(streamId, (step) => steps.includes(step)),
  });
}
