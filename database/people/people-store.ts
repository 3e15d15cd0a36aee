import type { Knex } from 'knex';
import type { Role } from '../../domain/access/roles.ts';
import type { WeeklyHours } from '../../domain/people/on-duty.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  flag,
  instant,
  json,
  only,
  orNull,
  readRow,
  readRows,
  rowsOf,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import { isAway } from '../away.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

export const people = table('person', {
  id: uuid('id'),
  subject: text('subject'),
  givenName: text('given_name'),
  familyName: text('family_name'),
  title: text('title'),
  phone: orNull(text('phone')),
  email: orNull(text('email')),
});

const personFunctions = selection('functions_of_subject(?, ?)', {
  id: uuid('assignment_id'),
  personId: uuid('person_id'),
  role: text<Role>('role'),
  unitId: uuid('unit_id'),
  organisationId: uuid('organisation_id'),
  municipalityId: uuid('municipality_id'),
  deputyFor: orNull(text<Role>('deputy_for')),
  needToKnow: flag('need_to_know'),
});
export type PersonFunction = RowOf<typeof personFunctions>;

export const assignments = table('assignment', {
  ...personFunctions.columns,
  id: uuid('id'),
  validFrom: instant('valid_from'),
  hours: orNull(json<WeeklyHours>('hours')),
});

/**
 * The functions a login holds at an instant. This is asked before it is known who acts, so it goes
 * through a function of the database that runs in the owner's name and not behind the fence.
 */
export async function functionsOfSubject(
  db: Knex,
  subject: string,
  at: Instant,
): Promise<readonly PersonFunction[]> {
  return readRows(db, personFunctions, '', [subject, at]);
}

const clients = selection('client_of_login(?, ?)', {
  id: uuid('id'),
  organisationId: uuid('organisation_id'),
  municipalityId: uuid('municipality_id'),
  unitId: uuid('unit_id'),
  jwks: json<{ readonly keys: readonly Record<string, unknown>[] }>('jwks'),
});
export type ClientRow = RowOf<typeof clients>;

const { jwks: _, ...clientColumns } = clients.columns;
export const clientKeys = table('client_key', {
  id: uuid('id'),
  clientId: uuid('client_id'),
  municipalityId: uuid('municipality_id'),
  kid: text('kid'),
  jwk: json<Readonly<Record<string, unknown>>>('jwk'),
  addedAt: instant('added_at'),
  expiresAt: orNull(instant('expires_at')),
});

export const apiClients = table('api_client', {
  ...clientColumns,
  login: text('login'),
  name: text('name'),
});

/**
 * A system that signs in, with the keys that count at an instant. Like the functions of a person this
 * is asked before it is known who acts.
 */
export async function clientOfLogin(
  db: Knex,
  login: string,
  at: Instant,
): Promise<ClientRow | undefined> {
  return readRow(db, clients, '', [login, at]);
}

export type UsedToken = {
  readonly clientId: string;
  /** The name of the key that signed it. */
  readonly kid: string;
  readonly jti: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
};

/**
 * Marks a client's signed assertion as used until it expires, so that nobody can use it again.
 *
 * @returns false when it was used before
 */
export async function burnJti(db: Knex, token: UsedToken): Promise<boolean> {
  const burnt = await db.raw(`select burn_jti(?, ?, ?, ?, ?) as fresh`, [
    token.clientId,
    token.kid,
    token.jti,
    token.at,
    token.expiresAt,
  ]);
  return rowsOf<{ fresh: boolean }>(burnt)[0]?.fresh === true;
}

const directory = selection('assignment a join person p on p.id = a.person_id', {
  personId: uuid('p.id'),
  login: text('p.subject'),
  givenName: text('p.given_name'),
  familyName: text('p.family_name'),
  title: text('p.title'),
  phone: orNull(text('p.phone')),
  email: orNull(text('p.email')),
  role: text<Role>('a.role'),
  unitId: uuid('a.unit_id'),
  deputyFor: orNull(text<Role>('a.deputy_for')),
  needToKnow: flag('a.need_to_know'),
  /** The hours of her own; null where she keeps the office's. */
  hours: orNull(json<WeeklyHours>('a.hours')),
  absent: flag(isAway('p.id')),
});
export type DirectoryPerson = RowOf<typeof directory>;

const holding = 'where a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at)';

/**
 * Everybody who holds a function at a unit at an instant, absent or not, as far as row-level
 * security shows.
 */
export async function peopleOfUnit(
  tx: Tx,
  unitId: string,
  at: Instant,
): Promise<readonly DirectoryPerson[]> {
  const ofUnit = `${holding} and a.unit_id = :unitId order by a.id`;
  return readRows(tx, directory, ofUnit, { at, unitId });
}

/** A page of those who hold a function in the municipality, in the order they got it. */
export async function peopleOfMunicipality(
  tx: Tx,
  of: { readonly municipalityId: string; readonly at: Instant },
  page: RowPage,
): Promise<PagedRows<DirectoryPerson>> {
  const where = `${holding} and a.municipality_id = :municipalityId`;
  return readPage(tx, directory, { where, order: 'a.id', bindings: of }, page);
}

/** The functions that one login holds in the municipality. */
export async function functionsOfLogin(
  tx: Tx,
  of: { readonly municipalityId: string; readonly at: Instant; readonly login: string },
): Promise<readonly DirectoryPerson[]> {
  const ofLogin = `${holding} and a.municipality_id = :municipalityId and p.subject = :login`;
  return readRows(tx, directory, `${ofLogin} order by a.id`, of);
}

export async function personById(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<DirectoryPerson | undefined> {
  return readRow(tx, directory, `${holding} and p.id = :personId order by a.id`, { at, personId });
}

const names = selection('person', {
  id: uuid('id'),
  name: text(`given_name || ' ' || family_name`),
});

/** The names of these people, as far as row-level security shows them. */
export async function readNames(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const found = await readRows(tx, names, 'where id = any(?)', [[...new Set(personIds)]]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const titledNames = only(people, 'id', 'givenName', 'familyName', 'title');
export type PersonName = RowOf<typeof titledNames>;

/** The same with their titles. */
export async function namesOfPeople(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly PersonName[]> {
  return ids.length === 0 ? [] : readRows(tx, titledNames, 'where id = any(?)', [ids]);
}

/** Who has or once had a function in the municipality. */
export async function nameInMunicipality(
  tx: Tx,
  of: { readonly personId: string; readonly municipalityId: string },
): Promise<PersonName | undefined> {
  const where = `where id = :personId and exists (select from assignment a
    where a.person_id = person.id and a.municipality_id = :municipalityId)`;
  return readRow(tx, titledNames, where, of);
}

/** Who has or once had a function in the municipality, or at this unit of it, by name; `limit` of them. */
export async function peopleEverIn(
  tx: Tx,
  of: {
    readonly municipalityId: string;
    readonly unitId: string | undefined;
    readonly limit: number;
  },
): Promise<readonly PersonName[]> {
  const atUnit = of.unitId === undefined ? '' : 'and a.unit_id = :unitId';
  const where = `where exists (select from assignment a
    where a.person_id = person.id and a.municipality_id = :municipalityId ${atUnit})`;
  return readRows(
    tx,
    titledNames,
    `${where} order by family_name, given_name, id limit :limit`,
    of,
  );
}
