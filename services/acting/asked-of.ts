import type { Assignment } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';

/**
 * The functions for which a person at a unit is asked to co-sign; lists of reports and duties are
 * filtered by it.
 */
export type AskedOf = {
  readonly unitId: string;
  readonly roles: readonly string[];
  /**
   * Functions that she is deputy for. They count only once the first rung of the `coSign` duty has
   * come.
   */
  readonly deputyRoles: readonly string[];
  readonly at: Instant;
};

/**
 * A signatory is asked at once, her deputy only from the first rung of the `coSign` duty on. An
 * assignment whose `role` equals its `deputyFor` belongs to a deputy only and is never asked at
 * once.
 */
export function askedOf({ unitId, role, deputyFor }: Assignment, at: Instant): AskedOf {
  return {
    unitId,
    roles: role === deputyFor ? [] : [role],
    deputyRoles: deputyFor === null ? [] : [deputyFor],
    at,
  };
}
