import { sideOf, type Actor } from '../../domain/access/actor.ts';
import { unitsOfIds, type UnitOfId } from '../../database/people/directory-store.ts';
import { namesOfPeople, type PersonName } from '../../database/people/people-store.ts';
import type { ToldEvent } from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { homeOf } from '../acting/begin.ts';

/** Whom and which units some events name, and which of them the caller may know. */
export type TrailNames = {
  readonly people: ReadonlyMap<string, PersonName>;
  readonly units: ReadonlyMap<string, UnitOfId>;
  /** Who acts at this unit, the caller may know by name. */
  readonly mayName: (unit: UnitOfId) => boolean;
};

/**
 * A sender knows by name the people of her own authority, and nobody at social services; those and
 * the auditor the people of their municipality. So says the directory's fence too.
 */
const namesFor =
  (actor: Actor) =>
  ({ organisationId, municipalityId }: UnitOfId): boolean => {
    if (actor.is === 'system') return false;
    const home = homeOf(actor);
    return sideOf(actor) === 'sender'
      ? organisationId === home.organisationId
      : municipalityId === home.municipalityId;
  };

const known = (ids: readonly (string | null)[]): readonly string[] => [
  ...new Set(ids.filter((id) => id !== null)),
];

type Acted = Pick<ToldEvent, 'actorId' | 'unitId'>;

export async function namesIn(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  acted: readonly Acted[],
): Promise<TrailNames> {
  const [people, units] = await Promise.all([
    namesOfPeople(tx, known(acted.map(({ actorId }) => actorId))),
    unitsOfIds(tx, known(acted.map(({ unitId }) => unitId))),
  ]);
  return {
    people: new Map(people.map((person) => [person.id, person])),
    units: new Map(units.map((unit) => [unit.id, unit])),
    mayName: namesFor(actor),
  };
}

/** Who acted, where the caller may know her by name. */
export function personNamed(
  { people, units, mayName }: TrailNames,
  { actorId, unitId }: Acted,
): PersonName | undefined {
  const unit = unitId === null ? undefined : units.get(unitId);
  return actorId !== null && unit && mayName(unit) ? people.get(actorId) : undefined;
}
