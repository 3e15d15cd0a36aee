import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { draw as drawWell } from '../../activities/letters/drawing-thread.ts';

/** What a source's reference asks of a thread in place of a drawing. */
export const strange = {
  endless: 'ANM-ENDLESS',
  ends: 'ANM-ENDS',
  eatsMemory: 'ANM-EATS-MEMORY',
  tellsTurns: 'ANM-TELLS-TURNS',
  tellsEnvironment: 'ANM-TELLS-ENVIRONMENT',
} as const;

const eatMemory = (): never => {
  let eaten: object = {};
  for (;;) eaten = { eaten };
};

const tell = (what: unknown): Buffer => Buffer.from(JSON.stringify(what));

/** The works after which the event loop of this thread took a turn. */
let turns = 0;

/** Draws as the product's threads do, and badly when it is asked to. */
export async function draw(source: LetterSource): Promise<unknown> {
  if (source.reference === strange.endless) for (;;);
  if (source.reference === strange.ends) process.exit(1);
  if (source.reference === strange.eatsMemory) eatMemory();
  if (source.reference === strange.tellsEnvironment) return tell([process.env, process.execArgv]);
  if (source.reference === strange.tellsTurns) return tell(turns);
  setImmediate(() => (turns += 1));
  return drawWell(source);
}
