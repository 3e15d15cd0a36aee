import type { Role } from '../access/roles.ts';

type Present = { readonly role: Role; readonly absent: boolean };

/**
 * The functions that may open a report, in the order in which it becomes their turn. The index of a
 * function is the number of the rung of `openReport` that tells it; the IFO-chef, with index 0,
 * needs no rung, since the report is hers to open from its arrival.
 */
const receivingOrder: readonly Role[] = ['ifoChef', 'deputyIfoChef', 'officer'];

export function isReceiver(role: Role): boolean {
  return receivingOrder.includes(role);
}

/**
 * The number of the rung from which a function may open a report; 0 where none has to come first.
 */
export function rungOf(role: Role): number {
  return Math.max(0, receivingOrder.indexOf(role));
}

/**
 * The functions whose turn comes before this rung and that have somebody present, so that the rung
 * has to be waited for. A function whose holders are all absent counts as one whose time has
 * passed.
 */
export function awaitedBefore(rung: number, people: readonly Present[]): readonly Role[] {
  return receivingOrder
    .slice(0, rung)
    .filter((role) => people.some((person) => person.role === role && !person.absent));
}

/**
 * Whether a rung comes before its instant, since everybody whose turn is before it is away. A rung
 * beyond the order, such as the one that tells the socialchef, always waits for its instant.
 */
export function isPassedByAbsence(rung: number, people: readonly Present[]): boolean {
  return rung < receivingOrder.length && awaitedBefore(rung, people).length === 0;
}
