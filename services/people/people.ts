import { peopleOfMunicipality, type DirectoryPerson } from '../../database/people/people-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import type { Listed, Page } from '../acting/page.ts';
import { lookUp } from '../acting/look-across.ts';

export type ColleagueView = Pick<
  DirectoryPerson,
  | 'personId'
  | 'login'
  | 'givenName'
  | 'familyName'
  | 'title'
  | 'phone'
  | 'email'
  | 'role'
  | 'absent'
> & { readonly unit: string };

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
      personId: person.personId,
      login: person.login,
      givenName: person.givenName,
      familyName: person.familyName,
      title: person.title,
      phone: person.phone,
      email: person.email,
      role: person.role,
      absent: person.absent,
      unit: deps.directory.unit(person.unitId).name,
    }));
    return { total, items };
  });
}
