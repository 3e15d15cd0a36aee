import { peopleOfMunicipality, type DirectoryPerson } from '../../database/people/people-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import type { Listed, Page } from '../acting/page.ts';
import { lookUp } from '../acting/look-across.ts';

/** What colleagues see of each other in the directory. */
export type PersonCard = Pick<
  DirectoryPerson,
  'personId' | 'login' | 'givenName' | 'familyName' | 'title' | 'phone' | 'role'
>;

export function cardOf({
  personId,
  login,
  givenName,
  familyName,
  title,
  phone,
  role,
}: DirectoryPerson): PersonCard {
  return { personId, login, givenName, familyName, title, phone, role };
}

export type ColleagueView = PersonCard &
  Pick<DirectoryPerson, 'email' | 'absent'> & { readonly unit: string };

/**
 * A page of the municipality's staff, for those who allocate cases and keep the roster. The directory stands
 * in clear and is no case, so the look leaves no event.
 */
export function listColleagues(deps: Deps, call: Call, page: Page): Promise<Listed<ColleagueView>> {
  return lookUp(deps, call, 'people.read', async (tx, actor) => {
    const { municipalityId } = homeOf(actor);
    const of = { municipalityId, at: call.at };
    const { total, rows } = await peopleOfMunicipality(tx, of, page);
    const items = rows.map((person) => ({
      ...cardOf(person),
      email: person.email,
      absent: person.absent,
      unit: deps.directory.unit(person.unitId).name,
    }));
    return { total, items };
  });
}
