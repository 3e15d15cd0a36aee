import type { Assignment } from '../access/actor.ts';

/**
 * Whether this function keeps the roster of an authority's people: a leader keeps that of her own
 * authority, the administrator those of every authority in the municipality, the schools' included.
 */
export function keepsRosterOf(
  keeper: Pick<Assignment, 'role' | 'organisationId'>,
  organisationId: string,
): boolean {
  return keeper.role === 'administrator' || keeper.organisationId === organisationId;
}
