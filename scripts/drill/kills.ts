import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { processNames, type DrilledSystem, type ProcessName } from './drilled-system.ts';

/** Milliseconds between two kills: shorter and longer than what is killed needs to come back. */
const between = [2_000, 9_000] as const;

const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, at: randomInt(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

export type Kills = Readonly<Record<ProcessName, number>>;

/**
 * Kills processes with -9, each about as often, in an order and at moments left to chance; now and
 * then the next one while the last is still coming back.
 *
 * @returns how often each was killed
 */
export async function killAtRandom(
  system: DrilledSystem,
  { until, say }: { readonly until: AbortSignal; readonly say: (line: string) => void },
): Promise<Kills> {
  const kills = Object.fromEntries(processNames.map((name) => [name, 0])) as Record<
    ProcessName,
    number
  >;
  while (!until.aborted) {
    for (const name of shuffled(processNames)) {
      await pause(randomInt(...between), undefined, { signal: until }).catch(() => undefined);
      if (until.aborted) break;
      if (!system.kill(name)) continue;
      kills[name] += 1;
      say(`  killed ${name}`);
    }
  }
  return kills;
}
