import { Conflict, NotFound } from '../../domain/errors.ts';
import {
  addPerson as writePerson,
  administerAlone,
  changeContact as writeContact,
  grantFunction,
  staffPerson,
  type Contact,
} from '../../database/people/staff-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { fittingFunction, functionWords, type NewFunction, type StaffAnswer } from './functions.ts';
import { openOwnFile } from './person-stream.ts';
import { endSessions, openSessionsOf } from './staff-sessions.ts';

export type StatedPerson = Contact & {
  /** What the login provider calls her (`sub`); one person's in the whole installation. */
  readonly login: string;
  readonly function: NewFunction;
};

/**
 * Adds somebody to the municipality's people, with her first function. She can log in as soon as the
 * provider vouches for her, and sees what that function sees from its beginning on.
 *
 * @throws Invalid for a function that does not fit; Conflict `login-taken`
 */
export function addPerson(
  deps: Deps,
  call: Call,
  { function: first, login, ...contact }: StatedPerson,
): Promise<StaffAnswer> {
  return begin(deps, call, 'personAdded', async (acting, keeper) => {
    const { tx } = acting;
    const id = newId(call.at);
    const granted = fittingFunction(acting, keeper, { ...first, personId: id }, 'function/');
    await administerAlone(tx, homeOf(keeper).municipalityId);
    if (!(await writePerson(tx, { id, login, ...contact }))) throw new Conflict('login-taken');
    const { file } = await openOwnFile(acting, keeper);
    await grantFunction(tx, granted);
    await file.record('personAdded', { id });
    const purpose = functionWords(granted);
    await file.record('functionGranted', { id: granted.id, purpose });
    return { id };
  });
}

const written = ({ givenName, familyName, title, phone, email }: Contact): string =>
  JSON.stringify([givenName, familyName, title, phone, email]);

/**
 * Changes somebody's name, title or how she is reached at work. What she did before stays under who
 * she is, and is shown under her new name.
 *
 * @throws NotFound; Conflict `not-changed` when nothing would be
 */
export function changeContact(
  deps: Deps,
  call: Call,
  personId: string,
  contact: Contact,
): Promise<StaffAnswer> {
  return begin(deps, call, 'contactChanged', async (acting, keeper) => {
    const { tx } = acting;
    await administerAlone(tx, homeOf(keeper).municipalityId);
    const before = await staffPerson(tx, { id: personId, at: call.at });
    if (!before) throw new NotFound();
    if (written(before) === written(contact)) throw new Conflict('not-changed');
    const { file } = await openOwnFile(acting, keeper);
    file.alsoWrite((writing) => writeContact(writing, { id: personId, ...contact }));
    await file.record('contactChanged', { id: personId });
    return { id: personId };
  });
}

/**
 * Logs somebody out wherever she is logged in, in a function of this municipality or in none yet: her
 * computer was stolen, or somebody else knows her password. A token of the API that she has already
 * lasts until it runs out.
 *
 * @throws NotFound; Conflict `not-logged-in`
 */
export function endSessionsOfPerson(
  deps: Deps,
  call: Call,
  personId: string,
): Promise<StaffAnswer & { readonly ended: number }> {
  return begin(deps, call, 'sessionsEnded', async (acting, keeper) => {
    const { tx } = acting;
    const { at } = call;
    if (!(await staffPerson(tx, { id: personId, at }))) throw new NotFound();
    const { length: ended } = await openSessionsOf(tx, personId, at);
    if (ended === 0) throw new Conflict('not-logged-in');
    const { file } = await openOwnFile(acting, keeper);
    await endSessions(tx, { personId, assignmentId: null }, { at, because: 'revoked' });
    await file.record('sessionsEnded', { id: personId });
    return { id: personId, ended };
  });
}
