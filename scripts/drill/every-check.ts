import type { Check, Finding, Scene } from './check.ts';

/** So many of what is wrong are printed; the rest are counted. */
const shown = 5;

const lookAt = async (check: Check, scene: Scene): Promise<Finding> => {
  try {
    return await check.look(scene);
  } catch (error) {
    return { looked: 0, wrong: [error instanceof Error ? error.message : String(error)] };
  }
};

/**
 * Holds every promise against the system and says what came of it. A check that could look at
 * nothing has not held.
 *
 * @returns the promises that were broken
 */
export async function everyCheck(
  checks: readonly Check[],
  scene: Scene,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const check of checks) {
    const { looked, wrong } = await lookAt(check, scene);
    const holds = looked > 0 && wrong.length === 0;
    say(`${holds ? 'ok    ' : 'BROKEN'} ${check.promise} (${looked})`);
    for (const line of wrong.slice(0, shown)) say(`         ${line}`);
    if (wrong.length > shown) say(`         and ${wrong.length - shown} more`);
    if (!holds) broken.push(check.promise);
  }
  return broken;
}
