import type { Role } from '../../domain/access/roles.ts';
import type { DirectoryPerson } from '../../database/people/people-store.ts';

/** IFO-chef → deputy → every officer: rung n of an unopened report reaches the n-th, from 0. */
const receivingOrder: readonly Role[] = ['ifoChef', 'deputyIfoChef', 'officer'];

export function isReceiver(role: Role): boolean {
  return receivingOrder.includes(role);
}

/** The rung from which a function may open; the first in the order needs none. */
export function rungOf(role: Role): number {
  return Math.max(0, receivingOrder.indexOf(role));
}

/** Who comes before that rung and is there: absence counts as rung passed. */
export function awaitedBefore(rung: number, people: readonly DirectoryPerson[]): readonly Role[] {
  return receivingOrder
    .slice(0, rung)
    .filter((role) => people.some((person) => person.role === role && !person.absent));
}

/** Whether nobody of those before it is there to wait for. A rung beyond the order has its time. */
export function isPassedByAbsence(rung: number, people: readonly DirectoryPerson[]): boolean {
  return rung < receivingOrder.length && awaitedBefore(rung, people).length === 0;
}
