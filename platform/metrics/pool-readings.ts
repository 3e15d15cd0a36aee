import { ownWords } from './metrics-table.ts';

type Use = { readonly used: number; readonly free: number; readonly waiting: number };

/** The pools of connections that a process has, each with how it is used at this moment. */
export type Pools = Readonly<Partial<Record<(typeof ownWords.pool)[number], () => Use>>>;

type Line = readonly [{ readonly pool: string; readonly state: string }, number];

/** One line for each pool and state. */
export function poolReadings(pools: Pools): readonly Line[] {
  return Object.entries(pools).flatMap(([pool, use]) => {
    const now = use();
    return ownWords.state.map((state): Line => [{ pool, state }, now[state]]);
  });
}
