import { isDeepStrictEqual } from 'node:util';
import type { Target } from './target.ts';

/** What an attack was answered, and whether the system held. */
export type Outcome = { readonly answer: string; readonly holds: boolean };

export type Attack = {
  /** What is tried, in words, unique in its family. */
  readonly name: string;
  readonly try: (target: Target) => Promise<Outcome>;
  /** Why the short form leaves it out; the others are part of both forms. */
  readonly longOnly?: string;
};

/** Attacks of one kind, which `npm run attack -- <name>` runs alone. */
export type Family = { readonly name: string; readonly attacks: readonly Attack[] };

/** One thing that was seen, and what it has to be; a statement when that is `true`. */
export type Sight = readonly [what: string, is: unknown, shouldBe: unknown];

const told = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

const tellSight = ([what, is, shouldBe]: Sight): string => {
  const holds = isDeepStrictEqual(is, shouldBe);
  if (shouldBe === true) return holds ? what : `not so: ${what}`;
  return holds ? `${what} ${told(is)}` : `${what} ${told(is)} and not ${told(shouldBe)}`;
};

/**
 * The outcome of what was seen: it holds when everything is as it has to be. The controls stand
 * among the sights, so that a system that refuses everything, or nothing, comes out as broken.
 */
export function judge(...sights: readonly Sight[]): Outcome {
  return {
    answer: sights.map(tellSight).join('; '),
    holds: sights.length > 0 && sights.every(([, is, shouldBe]) => isDeepStrictEqual(is, shouldBe)),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs one attack. Whatever it throws counts as broken, since nothing was shown to hold then. */
export async function run(attack: Attack, target: Target): Promise<Outcome> {
  try {
    return await attack.try(target);
  } catch (error) {
    return { answer: messageOf(error), holds: false };
  }
}
