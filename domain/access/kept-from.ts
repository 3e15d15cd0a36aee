import type { PersonActor } from './actor.ts';
import type { Role } from './roles.ts';

/** Whom the authors of an acute situation's reports kept from knowing of them, and who then came in. */
export type KeptFrom = {
  /** The functions that an author left out of a report. */
  readonly keptFrom: readonly Role[];
  /** The functions that the leader has invited to the follow-up meeting by name. */
  readonly invitedRoles: readonly Role[];
  /** Who wrote the report: what she left out keeps others out, and not herself. */
  readonly authorId: string | null;
};

/**
 * Whether this person may not know of an acute situation, because an author kept her function from
 * a report of it, or the one that she is deputy for. It ends when the leader invites that function,
 * or her own, by name (routine §8).
 */
export function isKeptFrom(
  { personId, assignment: { role, deputyFor } }: PersonActor,
  { keptFrom, invitedRoles, authorId }: KeptFrom,
): boolean {
  if (personId === authorId || invitedRoles.includes(role)) return false;
  return keptFrom.some(
    (kept) => (kept === role || kept === deputyFor) && !invitedRoles.includes(kept),
  );
}
