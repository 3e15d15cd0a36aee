import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { draw as drawWell } from '../../activities/letters/drawing-thread.ts';

/** What a source's reference asks of a thread in place of a drawing. */
export const strange = {
  endless: 'ANM-ENDLESS',
  ends: 'ANM-ENDS',
  eatsMemory: 'ANM-EATS-MEMORY',
  tellsEnvironment: 'ANM-TELLS-ENVIRONMENT',
} as const;

const eatMemory = (): never => {
  const eaten: number[][] = [];
  for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => index));
};

/** Draws as the product's threads do, and badly when it is asked to. */
export async function draw(source: LetterSource): Promise<unknown> {
  if (source.reference === strange.endless) for (;;);
  if (source.reference === strange.ends) process.exit(1);
  if (source.reference === strange.eatsMemory) eatMemory();
  if (source.reference === strange.tellsEnvironment)
    return Buffer.from(JSON.stringify([process.env, process.execArgv]));
  return drawWell(source);
}
