import type { Assignment } from '../access/actor.ts';
import type { Role } from '../access/roles.ts';

type Place = Pick<Assignment, 'organisationId' | 'unitId'>;
type Keeps = (keeper: Place, whose: Place) => boolean;

const ofAuthority: Keeps = (keeper, whose) => keeper.organisationId === whose.organisationId;

/** Whose roster a function keeps; one that is not named keeps nobody's but her own. */
const kept: Readonly<Partial<Record<Role, Keeps>>> = {
  ifoChef: ofAuthority,
  deputyIfoChef: ofAuthority,
  rektor: (keeper, whose) => keeper.unitId === whose.unitId,
  administrator: () => true,
};

/**
 * Whether this function keeps the roster of somebody at that place: a leader that of her own
 * authority, a rektor that of her own school, the administrator that of every authority in the
 * municipality, the schools' included.
 */
export function keepsRosterOf(keeper: Place & Pick<Assignment, 'role'>, whose: Place): boolean {
  return kept[keeper.role]?.(keeper, whose) ?? false;
}
