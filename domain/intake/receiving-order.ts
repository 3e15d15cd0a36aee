import type { Role } from '../access/roles.ts';

type Present = { readonly role: Role; readonly absent: boolean };

/** IFO-chef → deputy → every officer: rung n of an unopened report reaches the n-th, from 0. */
const receivingOrder: readonly Role[] = ['ifoChef', 'deputyIfoChef', 'officer'];

export function isReceiver(role: Role): boolean {
  return receivingOrder.includes(role);
}

/** The number of the rung from which a function may open; the first in the order needs none. */
export function rungOf(role: Role): number {
  return Math.max(0, receivingOrder.indexOf(role));
}

/** Whom a function waits for: those before its rung who are there. Absence counts as rung passed. */
export function awaitedBefore(rung: number, people: readonly Present[]): readonly Role[] {
  return receivingOrder
    .slice(0, rung)
    .filter((role) => people.some((person) => person.role === role && !person.absent));
}

/**
 * Whether a rung has come although its instant has not, since everybody before it is away. A rung
 * beyond the order, as the one that tells the socialchef, always waits for its instant.
 */
export function isPassedByAbsence(rung: number, people: readonly Present[]): boolean {
  return rung < receivingOrder.length && awaitedBefore(rung, people).length === 0;
}
