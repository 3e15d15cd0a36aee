import type { Assignment } from '../access/actor.ts';

/**
 * Whether this function keeps the roster of an authority's people: a leader that of her own, the
 * administrator every one of the municipality, the schools' too.
 */
export function keepsRosterOf(
  keeper: Pick<Assignment, 'role' | 'organisationId'>,
  organisationId: string,
): boolean {
  return keeper.role === 'administrator' || keeper.organisationId === organisationId;
}
