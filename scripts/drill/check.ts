import type { Asking } from './ask.ts';
import type { Evidence } from './evidence.ts';

/** What checks look at when nothing is killed any longer. */
export type Scene = {
  readonly evidence: Evidence;
  /** How to ask the API, and all that it has answered. */
  readonly asking: Asking;
  /** The data folder, with the logs. */
  readonly data: string;
};

/** How many things were looked at, and a line for each that is not as it should be. */
export type Finding = { readonly looked: number; readonly wrong: readonly string[] };

export type Check = {
  readonly promise: string;
  readonly look: (scene: Scene) => Promise<Finding>;
};

/** Looks at one after the other. @param wrongIn a line for each thing that is wrong with it */
export async function inEach<Item>(
  items: readonly Item[],
  wrongIn: (item: Item) => Promise<readonly string[]>,
): Promise<Finding> {
  const wrong: string[] = [];
  for (const item of items) wrong.push(...(await wrongIn(item)));
  return { looked: items.length, wrong };
}
