import type { PersonActor } from '../domain/actor.ts';
import { NotFound } from '../domain/errors.ts';
import type { Role } from '../domain/roles.ts';
import type { Instant } from '../domain/time.ts';
import { readNotices, type NoticeRow } from '../database/notice-store.ts';
import {
  functionsOfSubject,
  peopleOfMunicipality,
  personById,
  type DirectoryPerson,
} from '../database/people-store.ts';
import type { Tx } from '../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { homeOf, lookAtHouse } from './on-house.ts';

/** A login as its provider vouches for it: `sub` and `acr` of an access token. */
export type PersonLogin = { readonly subject: string; readonly assurance: string };

/**
 * The person in each function held now; none for a login that is unknown or has left. Read at
 * every request, so that a right that is taken away is gone at once.
 */
export const actorsOf = async (
  deps: Deps,
  { subject, assurance }: PersonLogin,
  at: Instant,
): Promise<readonly PersonActor[]> =>
  (await functionsOfSubject(deps.db, subject, at)).map(({ personId, ...assignment }) => ({
    is: 'person',
    personId,
    assignment,
    assurance,
  }));

export type FunctionView = {
  readonly assignmentId: string;
  readonly role: Role;
  readonly unit: string;
  readonly organisation: string;
  readonly municipality: string;
};

/** A function in words, so that somebody with several can tell them apart. */
export const functionView = (
  { directory }: Deps,
  { assignment }: Pick<PersonActor, 'assignment'>,
): FunctionView => ({
  assignmentId: assignment.id,
  role: assignment.role,
  unit: directory.unit(assignment.unitId).name,
  organisation: directory.organisation(assignment.organisationId).name,
  municipality: directory.municipality(assignment.municipalityId).name,
});

/** *You have a task*: which duty asks for her, by which rung and since when; no word of a case. */
export type NoticeView = Pick<NoticeRow, 'dutyId' | 'rung' | 'madeAt'>;

export type MyView =
  | {
      readonly is: 'person';
      readonly personId: string;
      readonly login: string;
      readonly givenName: string;
      readonly familyName: string;
      readonly title: string;
      readonly assurance: string;
      /** The one that this request acts in. */
      readonly function: FunctionView;
      readonly functions: readonly FunctionView[];
      readonly notices: readonly NoticeView[];
    }
  | {
      readonly is: 'client';
      readonly clientId: string;
      readonly unit: string;
      readonly organisation: string;
      readonly municipality: string;
    };

const functionsOf = async (
  deps: Deps,
  call: Call,
  login: PersonLogin,
): Promise<readonly FunctionView[]> =>
  (await actorsOf(deps, login, call.at)).map((actor) => functionView(deps, actor));

const newestNotices = 50;

const noticesTo = async (tx: Tx, personId: string): Promise<readonly NoticeView[]> =>
  (await readNotices(tx, personId, newestNotices)).map(({ dutyId, rung, madeAt }) => ({
    dutyId,
    rung,
    madeAt,
  }));

/** Who the system takes the caller to be, and what it has told her, newest first. */
export const viewMe = (deps: Deps, call: Call): Promise<MyView> =>
  lookAtHouse(deps, call, 'me.read', async (tx, actor): Promise<MyView> => {
    const { directory } = deps;
    if (actor.is === 'client') {
      return {
        is: 'client',
        clientId: actor.clientId,
        unit: directory.unit(actor.unitId).name,
        organisation: directory.organisation(actor.organisationId).name,
        municipality: directory.municipality(actor.municipalityId).name,
      };
    }
    const person = await personById(tx, actor.personId, call.at);
    if (!person) throw new NotFound();
    const { login, givenName, familyName, title } = person;
    const { personId, assurance } = actor;
    return {
      is: 'person',
      personId,
      login,
      givenName,
      familyName,
      title,
      assurance,
      function: functionView(deps, actor),
      functions: await functionsOf(deps, call, { subject: login, assurance }),
      notices: await noticesTo(tx, personId),
    };
  });

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
 * The municipality's staff, for those who allocate cases and keep the roster. The directory stands
 * in clear and is no case, so the look leaves no event.
 */
export const listColleagues = (deps: Deps, call: Call): Promise<readonly ColleagueView[]> =>
  lookAtHouse(deps, call, 'people.read', async (tx, actor) => {
    const { municipalityId } = homeOf(actor);
    const people = await peopleOfMunicipality(tx, municipalityId, call.at);
    return people.map((person) => ({
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
  });
