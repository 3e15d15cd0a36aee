import type { LetterSource } from '../../domain/letters/letter-source.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { keepLetter } from '../../services/letters/archive.ts';
import { lettersToDraw } from '../../services/reports/letters-to-draw.ts';
import { withPermanentErrors } from '../permanent.ts';
import { inAttempt } from './attempt.ts';
import type { Asked } from './places.ts';

/** Draws one letter: the pool's, or `drawLetter` where the thread that asks may be kept busy. */
export type Draw = (source: LetterSource, asked: Asked) => Promise<Buffer>;

/**
 * Makes those letters of a stream that are due, not made yet and chosen by `wanted`. Each is stored
 * as soon as it is drawn, so that a repeated attempt goes on with the rest.
 * @throws the reason of the signal in `asked` once that is aborted
 */
export type MakeLetters = (
  streamId: string,
  wanted: (step: string) => boolean,
  asked: Asked,
) => Promise<void>;

export type LetterActivities = {
  readonly makeLetters: (streamId: string, steps: readonly string[]) => Promise<void>;
};

/**
 * @param deps must use the worker's database role, whose policies show both sides of a stream
 * @param clock gives the date that each letter bears
 */
export function createMakeLetters(deps: Deps, clock: Clock, draw: Draw): MakeLetters {
  return async (streamId, wanted, asked) => {
    for (const { order, source } of await lettersToDraw(deps, streamId, {
      now: clock.now(),
      wanted,
    })) {
      const bytes = await draw(source, asked);
      await keepLetter(deps, order, { bytes, at: clock.now() });
    }
  };
}

export function createLetterActivities(makeLetters: MakeLetters): LetterActivities {
  return withPermanentErrors({
    makeLetters: (streamId: string, steps: readonly string[]) =>
      inAttempt((asked) => makeLetters(streamId, (step) => steps.includes(step), asked)),
  });
}
