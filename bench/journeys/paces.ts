import { setTimeout as pause } from 'node:timers/promises';
import { nineDeeds, type Perform } from './nine-deeds.ts';

/** A journey whose last deed is done. */
export type Walked = {
  readonly reportId: string;
  /** Milliseconds of each of the nine deeds, in their order. */
  readonly ms: readonly number[];
  /** When the last deed was acknowledged, in milliseconds since 1970-01-01 UTC. */
  readonly endedAt: number;
};

/** How journeys follow each other. */
export type Pace = {
  /** People who each go one journey after the other. */
  readonly people: number;
  readonly journeysEach: number;
  /** Milliseconds of thought before each deed: between half and one and a half of it, by lot. */
  readonly thoughtMs: number;
};

const think = (thoughtMs: number): Promise<void> =>
  thoughtMs > 0 ? pause(thoughtMs * (0.5 + Math.random())) : Promise.resolve();

/** Walks one journey. @param index which of them, by which it gets its municipality */
const walk = async (perform: Perform, index: number, thoughtMs: number): Promise<Walked> => {
  let reportId: string | undefined;
  const ms: number[] = [];
  for (const step of nineDeeds(index)) {
    await think(thoughtMs);
    const done = await perform(step, reportId);
    reportId ??= done.id;
    ms.push(done.ms);
  }
  if (reportId === undefined) throw new Error('a journey has no deed');
  return { reportId, ms, endedAt: Date.now() };
};

/** Calls `work` for every turn of every person, each person's one after the other. */
export async function atPace<Result>(
  { people, journeysEach }: Pace,
  work: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const each = Array.from({ length: people }, async (_, person) => {
    const results: Result[] = [];
    for (let turn = 0; turn < journeysEach; turn += 1) {
      results.push(await work(turn * people + person));
    }
    return results;
  });
  return (await Promise.all(each)).flat();
}

/**
 * Walks all journeys of a pace. @throws the first error of any deed
 *
 * @param afterwards what is done with a report when the last of its deeds is; none waits for it but
 *   the person's next journey
 */
export function walkAll(
  perform: Perform,
  pace: Pace,
  afterwards: (reportId: string) => Promise<void> = async () => undefined,
): Promise<readonly Walked[]> {
  return atPace(pace, async (index) => {
    const walked = await walk(perform, index, pace.thoughtMs);
    await afterwards(walked.reportId);
    return walked;
  });
}
