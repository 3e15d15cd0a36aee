import type { Assignment } from './actor.ts';

/**
 * Whether this function belongs to those who may know of a report on somebody with protected identity
 * (routine §3.5): of the officers those alone whose assignment says so. The leaders are all of the
 * group; what any other function sees of a report tells nothing of the child.
 */
export function isInTheKnow({
  role,
  needToKnow,
}: Pick<Assignment, 'role' | 'needToKnow'>): boolean {
  return role !== 'officer' || needToKnow;
}
