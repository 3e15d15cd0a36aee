import type { Actor } from '../../domain/access/actor.ts';
import { unitsOfMunicipality } from '../../database/people/directory-store.ts';
import { peopleEverIn, type PersonName } from '../../database/people/people-store.ts';
import type { ToldEvent } from '../../database/trail/trail-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import { namesIn, personNamed } from './trail-names.ts';

type PersonChoice = { readonly personId: string; readonly name: string; readonly title: string };
type UnitChoice = { readonly unitId: string; readonly name: string };

/** By whom and by which unit a history or the trail can be narrowed, in the order of names. */
export type TrailChoices = {
  readonly people: readonly PersonChoice[];
  readonly units: readonly UnitChoice[];
};

const personChoice = ({ id, givenName, familyName, title }: PersonName): PersonChoice => ({
  personId: id,
  name: `${givenName} ${familyName}`,
  title,
});

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'sv');

/** The choices that some events themselves give, with the names that this caller may know. */
export async function choicesOf(
  asked: { readonly tx: Tx; readonly actor: Actor },
  acted: readonly Pick<ToldEvent, 'actorId' | 'unitId'>[],
): Promise<TrailChoices> {
  const names = await namesIn(asked, acted);
  const people = acted.flatMap((one) => personNamed(names, one) ?? []);
  return {
    people: [...new Map(people.map((one) => [one.id, personChoice(one)])).values()].sort(byName),
    units: [...names.units.values()].map(({ id, name }) => ({ unitId: id, name })).sort(byName),
  };
}

/** So many people fit in a list to choose from; of more than these a unit is chosen first. */
const mostPeople = 200;

export type SearchChoices = Pick<TrailChoices, 'units'> & {
  /** Null where there are too many to choose from before a unit is chosen. */
  readonly people: readonly PersonChoice[] | null;
};

/**
 * By whom the auditor can search the trail: everybody who has or once had a function in the
 * municipality, or at one unit of it. The directory is no case, so the look leaves no event.
 *
 * @throws Forbidden
 */
export function viewSearchChoices(
  deps: Deps,
  call: Call,
  { unitId }: { readonly unitId?: string | undefined },
): Promise<SearchChoices> {
  return lookUp(deps, call, 'trail.search', async (tx, caller) => {
    const { municipalityId } = homeOf(caller);
    const [found, units] = await Promise.all([
      peopleEverIn(tx, { municipalityId, unitId, limit: mostPeople + 1 }),
      unitsOfMunicipality(tx, municipalityId),
    ]);
    return {
      people: found.length > mostPeople ? null : found.map(personChoice),
      units: units.map(({ id, name }) => ({ unitId: id, name })),
    };
  });
}
