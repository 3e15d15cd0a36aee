/** At most so many are counted; the page says *fler än 99*. */
export const mostCounted = 100;

/** How many there are: 99, and `more`, where there are more. */
export type Capped = { readonly count: number; readonly more: boolean };

export function capped(counted: number): Capped {
  const more = counted >= mostCounted;
  return { count: more ? mostCounted - 1 : counted, more };
}
