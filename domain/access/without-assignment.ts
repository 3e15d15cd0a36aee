import type { Actor } from './actor.ts';

/**
 * Whether somebody who may look at a case has no part in it: an officer, where another one holds it.
 * The leaders answer for every case, and a case that nobody holds yet is every officer's.
 */
export function isWithoutAssignment(actor: Actor, ownerPersonId: string | null): boolean {
  return (
    actor.is === 'person' &&
    actor.assignment.role === 'officer' &&
    ownerPersonId !== null &&
    ownerPersonId !== actor.personId
  );
}
