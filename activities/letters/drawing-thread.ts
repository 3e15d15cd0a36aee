import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { move } from 'piscina';
import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';

/**
 * What a thread of the pool does: plain data in, bytes out, which are handed over without being
 * copied. It reaches no database, no key, no variable of the environment and no log.
 */
export async function draw(source: LetterSource): Promise<unknown> {
  const bytes = await drawLetter(source);
  // The library may ask for the next letter within this turn. What each leaves to the next turn
  // would be kept until there is one, and fill the memory.
  await turnOfEventLoop();
  return move(bytes);
}
