/** Resolves to whether `ask` says yes within this time. Throwing counts as no. */
export function saysYesWithin(limitMs: number, ask: () => Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), limitMs);
    const answer = (yes: boolean): void => {
      clearTimeout(late);
      resolve(yes);
    };
    ask().then(answer, () => answer(false));
  });
}
