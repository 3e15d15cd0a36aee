import { saysYesWithin } from './in-time.ts';

/** One question for each thing that a process leans on: does it work? Throwing counts as no. */
export type Checks = Readonly<Record<string, () => Promise<boolean>>>;

/** What each check said, by its name. */
export type Readiness = () => Promise<Readonly<Record<string, boolean>>>;

/** Whoever asks waits two seconds at most; a check that takes longer counts as no. */
const answerWithinMs = 1_500;

/**
 * Asks a check once at a time: whoever comes while it is being asked gets the same answer, so that
 * probes of something that hangs do not pile up.
 */
const oneAtATime = (check: () => Promise<boolean>): (() => Promise<boolean>) => {
  let asked: Promise<boolean> | undefined;
  return () => {
    asked ??= check()
      .catch(() => false)
      .finally(() => (asked = undefined));
    const answer = asked;
    return saysYesWithin(answerWithinMs, () => answer);
  };
};

/** Puts checks together. Asking them takes 1.5 s at most, whatever they lean on. */
export function createReadiness(checks: Checks): Readiness {
  const asking = Object.entries(checks).map(([name, check]) => [name, oneAtATime(check)] as const);
  return async () =>
    Object.fromEntries(await Promise.all(asking.map(async ([name, ask]) => [name, await ask()])));
}

/** The names of the checks that said no. */
export function failing(states: Awaited<ReturnType<Readiness>>): readonly string[] {
  return Object.keys(states).filter((name) => states[name] !== true);
}
