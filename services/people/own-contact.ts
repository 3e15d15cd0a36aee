import { NotFound } from '../../domain/errors.ts';
import { personById } from '../../database/people/people-store.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';

/** How somebody is named and reached at work, as the directory has it. */
export type OwnContact = {
  readonly login: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly unit: string;
  readonly phone: string | null;
  readonly email: string | null;
};

/** What the directory says of the caller herself, so that she need not type it. @throws NotFound */
export function viewOwnContact(deps: Deps, call: Call): Promise<OwnContact> {
  return lookUp(deps, call, 'me.read', async (tx, actor) => {
    const person =
      actor.is === 'person' ? await personById(tx, actor.personId, call.at) : undefined;
    if (!person) throw new NotFound();
    const { login, givenName, familyName, title, phone, email } = person;
    const unit = deps.directory.unit(homeOf(actor).unitId).name;
    return { login, givenName, familyName, title, unit, phone, email };
  });
}
