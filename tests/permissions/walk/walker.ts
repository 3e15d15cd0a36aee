import { randomUUID } from 'node:crypto';
import type { Db } from '../../../database/connection.ts';
import { roles, sideOfRole, type Role } from '../../../domain/access/roles.ts';
import type { Caller } from '../situations.ts';
import type { Identity } from './door.ts';
import { otherTown, type Town } from './towns.ts';

/**
 * One person who holds every function of a town, as the caller of the matrix does: two callers
 * differ by the function they act in and by nothing else. In the column of clients it is the
 * school's own system.
 */
export type Walker = {
  readonly login: string;
  readonly as: (caller: Caller) => Identity;
  /** Stepping in for the rektor; a function of social services, and a system, stays what it is. */
  readonly asDeputy: (caller: Caller) => Identity;
  /** An officer who may know of people with protected identity; any other function as it is. */
  readonly asConfidant: (caller: Caller) => Identity;
  /** In the same function of the other town. */
  readonly away: (caller: Caller) => Identity;
};

/** The form that each town's contact function is of. */
export const formOf: Readonly<Record<Town, string>> = { degerfors: 'steget', kinda: 'sspf' };

/** The seeded holder of each function, whose unit the walker's own is. */
const holders: Readonly<Record<Exclude<Role, 'contactFunction'>, string>> = {
  teacher: 'larare',
  rektor: 'rektor',
  skolskoterska: 'skolskoterska',
  kurator: 'kurator',
  officer: 'socialsekreterare1',
  ifoChef: 'ifochef',
  deputyIfoChef: 'bitrifochef',
  socialchef: 'socialchef',
  auditor: 'granskare',
  administrator: 'forvaltare',
};
const holderIn = (town: Town, role: Role): string =>
  `${role === 'contactFunction' ? formOf[town] : holders[role]}.${town}`;

type NewFunction = {
  readonly personId: string;
  readonly role: Role;
  readonly like: string;
  readonly deputyFor?: Role;
  readonly needToKnow?: true;
};

/** @returns what is named in `Acting-As` */
const addFunction = async (db: Db, made: NewFunction) => {
  const id = randomUUID();
  const { personId, role, like, deputyFor, needToKnow = false } = made;
  await db.raw(
    `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, deputy_for, need_to_know, valid_from)
     select ?, ?, ?, a.unit_id, a.organisation_id, a.municipality_id, coalesce(?, a.deputy_for), ?, a.valid_from
     from assignment a join person p on p.id = a.person_id where p.subject = ?`,
    [id, personId, role, deputyFor ?? null, needToKnow, like],
  );
  return id;
};

const addPerson = async (db: Db, subject: string): Promise<string> => {
  const id = randomUUID();
  await db.raw(
    `insert into person (id, subject, given_name, family_name, title) values (?, ?, 'Alva', 'Prov', 'Lärare')`,
    [id, subject],
  );
  return id;
};

type Functions = ReadonlyMap<Role, string>;

const functionsAt = async (
  db: Db,
  personId: string,
  of: { readonly town: Town; readonly held: readonly Role[] } & Pick<
    NewFunction,
    'deputyFor' | 'needToKnow'
  >,
): Promise<Functions> => {
  const { town, held, ...rest } = of;
  const made = new Map<Role, string>();
  for (const role of held) {
    made.set(role, await addFunction(db, { personId, role, like: holderIn(town, role), ...rest }));
  }
  return made;
};

/** @param db superuser, since nobody holds every function by the rules */
export async function addWalker(db: Db, town: Town): Promise<Walker> {
  const login = `vandrare.${town}`;
  const personId = await addPerson(db, login);
  const senders = roles.filter((role) => sideOfRole(role) === 'sender');
  const home = await functionsAt(db, personId, { town, held: roles });
  const away = await functionsAt(db, personId, { town: otherTown(town), held: roles });
  const stepsIn = await functionsAt(db, personId, { town, held: senders, deputyFor: 'rektor' });
  const knows = await functionsAt(db, personId, { town, held: ['officer'], needToKnow: true });
  const identity =
    (functions: Functions, at: Town) =>
    (caller: Caller): Identity => {
      const actingAs = caller === 'client' ? undefined : functions.get(caller);
      return actingAs ? { login, actingAs } : { login: `skolsystem.${at}` };
    };
  return {
    login,
    as: identity(home, town),
    asDeputy: identity(new Map([...home, ...stepsIn]), town),
    asConfidant: identity(new Map([...home, ...knows]), town),
    away: identity(away, otherTown(town)),
  };
}

/** Another school of the same organisation, with a teacher. @returns the teacher's login */
export async function addOtherSchool(db: Db, town: Town): Promise<string> {
  const login = `larare3.${town}`;
  const personId = await addPerson(db, login);
  const id = await addFunction(db, { personId, role: 'teacher', like: `larare.${town}` });
  await db.raw(
    `with school as (
       insert into unit (id, organisation_id, municipality_id, kind, name)
       select ?, organisation_id, municipality_id, 'school', 'Andra Exempelskolan' from assignment where id = ?
       returning id)
     update assignment set unit_id = school.id from school where assignment.id = ?`,
    [randomUUID(), id, id],
  );
  return login;
}
