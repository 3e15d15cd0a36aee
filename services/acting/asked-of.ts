import type { Assignment } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';

/** For which functions somebody at a unit is asked to sign, at an instant. */
export type AskedOf = {
  readonly unitId: string;
  readonly roles: readonly string[];
  /** Functions that she steps in for once their first rung has come. */
  readonly deputyRoles: readonly string[];
  readonly at: Instant;
};

/** What a person signs for herself, and for whom she steps in from the signatory's first rung on. */
export function askedOf({ unitId, role, deputyFor }: Assignment, at: Instant): AskedOf {
  return {
    unitId,
    roles: role === deputyFor ? [] : [role],
    deputyRoles: deputyFor === null ? [] : [deputyFor],
    at,
  };
}
