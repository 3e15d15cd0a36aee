import type { Records } from './records.ts';

/** Kinds of the events that `work` added to a stream, with its own outcome left aside. */
export async function eventsAdded(
  records: Records,
  stream: string,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = (await records.events(stream)).length;
  await work();
  return (await records.kinds(stream)).slice(before);
}
