import type { Assignment } from '../access/actor.ts';
import { leaders } from '../access/grants.ts';
import type { Role } from '../access/roles.ts';
import type { ChangeOwner } from './records.ts';

/**
 * Whether a change that was agreed on is this function's to carry out: leaders may act in the place
 * of an officer, and deputies in that of the leader. A school's is its rektor's alone.
 */
export function carriesOut({ role }: Pick<Assignment, 'role'>, owner: ChangeOwner): boolean {
  const inPlace: readonly Role[] = owner === 'rektor' ? [] : leaders;
  return role === owner || inPlace.includes(role);
}
