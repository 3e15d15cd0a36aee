import { move } from 'piscina';
import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';

/**
 * What a thread of the pool does: plain data in, bytes out, which are handed over without being
 * copied. It reaches no database, no key, no variable of the environment and no log.
 */
export async function draw(source: LetterSource): Promise<unknown> {
  return move(await drawLetter(source));
}
