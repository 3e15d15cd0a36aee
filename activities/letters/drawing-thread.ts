import { setImmediate as turn } from 'node:timers/promises';
import { move } from 'piscina';
import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';

/**
 * What a thread of the pool does: plain data in, bytes out, which are handed over without being
 * copied. It reaches no database, no key, no variable of the environment and no log. It ends with a
 * turn of the thread's event loop, because what a document leaves to the next turn would be kept for
 * as long as one work follows the other.
 */
export async function draw(source: LetterSource): Promise<unknown> {
  const bytes = await drawLetter(source);
  await turn();
  return move(bytes);
}
