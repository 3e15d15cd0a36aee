import type { Role } from '../../domain/access/roles.ts';
import type { DirectoryPerson } from '../../database/people/people-store.ts';

/** IFO-chef → deputy → every officer: rung n of an unopened report reaches the n-th, from 0. */
const receivingOrder: readonly Role[] = ['ifoChef', 'deputyIfoChef', 'officer'];

export const isReceiver = (role: Role): boolean => receivingOrder.includes(role);

/** The rung from which a function may open; the first in the order needs none. */
export const rungOf = (role: Role): number => Math.max(0, receivingOrder.indexOf(role));

/** Who comes before that rung and is there: absence counts as rung passed. */
export const awaitedBefore = (rung: number, people: readonly DirectoryPerson[]): readonly Role[] =>
  receivingOrder
    .slice(0, rung)
    .filter((role) => people.some((person) => person.role === role && !person.absent));

/** Whether nobody of those before it is there to wait for. A rung beyond the order has its time. */
export const isPassedByAbsence = (rung: number, people: readonly DirectoryPerson[]): boolean =>
  rung < receivingOrder.length && awaitedBefore(rung, people).length === 0;
