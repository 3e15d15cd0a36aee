import { setPriority } from 'node:os';
import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { isWorkerThread, move } from 'piscina';
import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';

/**
 * Nobody waits for a letter as for an answer, so it is drawn by what the others leave of the
 * processor: a third of a full share when they want it all. Only Linux counts this by thread; anywhere
 * else the whole process would step back.
 */
const behindTheOthers = 5;
if (isWorkerThread && process.platform === 'linux') setPriority(behindTheOthers);

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
