import { randomInt } from 'node:crypto';

import type { Case } from '../journey/case-file.ts';
import type { PublicApi } from '../journey/public-api.ts';
import { runCase } from '../journey/run-case.ts';

/** The whole cases that were played, and what was not as a case says. */
export type Played = { readonly journeys: number; readonly wrong: readonly string[] };

export type Playing = {
  readonly api: PublicApi;
  readonly cases: readonly Case[];
  /** How many cases are played at a time. */
  readonly players: number;
  /** No case begins after this; those that have begun are played to their end. */
  readonly until: AbortSignal;
};

/** How long what the workflows do may take while processes are killed, in milliseconds. */
const patience = 180_000;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const now = (): string => new Date().toISOString();

/** Plays a case once. @returns what was not as it says, if anything */
export async function playOne(api: PublicApi, of: Case): Promise<string | undefined> {
  try {
    await runCase({ api, now, say: () => undefined, patience }, of);
    return undefined;
  } catch (error) {
    return `${of.name}: ${messageOf(error)}`;
  }
}

/** Plays cases drawn by lot, several at a time, each with all its checks. */
export async function playUntil({ api, cases, players, until }: Playing): Promise<Played> {
  let journeys = 0;
  const wrong: string[] = [];
  const play = async (): Promise<void> => {
    while (!until.aborted) {
      const of = cases[randomInt(cases.length)];
      if (!of) throw new Error('there is no case to play');
      const difference = await playOne(api, of);
      journeys += 1;
      if (difference) wrong.push(difference);
    }
  };
  await Promise.all(Array.from({ length: players }, play));
  return { journeys, wrong };
}
