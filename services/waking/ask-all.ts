/**
 * How many questions are asked at a time: a server that gets a hundred at once answers none within
 * its time limit.
 */
const asksAtOnce = 20;

/** Asks about each item, a few at a time. @returns the answers, in the items' order */
export async function askAll<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Answer | Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += asksAtOnce) {
    answers.push(...(await Promise.all(items.slice(from, from + asksAtOnce).map(ask))));
  }
  return answers;
}
