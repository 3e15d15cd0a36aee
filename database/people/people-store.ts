import type { Knex } from 'knex';
import type { Assignment } from '../../domain/access/actor.ts';
import type { Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { rowsOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

export type PersonFunction = Assignment & { readonly personId: string };

/** The functions a login holds at an instant; asked before any tenant is known. */
export async function functionsOfSubject(
  db: Knex,
  subject: string,
  at: Instant,
): Promise<readonly PersonFunction[]> {
  return rowsOf<PersonFunction>(
    await db.raw(
      `select assignment_id as id, person_id as "personId", role, unit_id as "unitId",
              organisation_id as "organisationId", municipality_id as "municipalityId",
              deputy_for as "deputyFor"
       from functions_of_subject(?, ?)`,
      [subject, at],
    ),
  );
}

export type ClientRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  readonly unitId: string;
  readonly jwks: { readonly keys: readonly Record<string, unknown>[] };
};

export async function clientOfLogin(db: Knex, login: string): Promise<ClientRow | undefined> {
  return rowsOf<ClientRow>(
    await db.raw(
      `select id, organisation_id as "organisationId", municipality_id as "municipalityId",
              unit_id as "unitId", jwks from client_of_login(?)`,
      [login],
    ),
  )[0];
}

export type UsedToken = {
  readonly clientId: string;
  readonly jti: string;
  readonly at: Instant;
  readonly expiresAt: Instant;
};

/** @returns false when the assertion was used before */
export async function burnJti(db: Knex, token: UsedToken): Promise<boolean> {
  const burnt = await db.raw(`select burn_jti(?, ?, ?, ?) as fresh`, [
    token.clientId,
    token.jti,
    token.at,
    token.expiresAt,
  ]);
  return rowsOf<{ fresh: boolean }>(burnt)[0]?.fresh === true;
}

export type DirectoryPerson = {
  readonly personId: string;
  readonly login: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly role: Role;
  readonly unitId: string;
  readonly deputyFor: Role | null;
  readonly absent: boolean;
};

const directory = `
  select p.id as "personId", p.subject as login, p.given_name as "givenName",
         p.family_name as "familyName", p.title, p.phone, p.email, a.role, a.unit_id as "unitId",
         a.deputy_for as "deputyFor",
         exists (select from absence x where x.person_id = p.id
                 and x.starts_at <= :at and x.ends_at > :at) as absent
  from assignment a join person p on p.id = a.person_id
  where a.valid_from <= :at and (a.valid_to is null or a.valid_to > :at)`;

/** Who holds functions at a unit at an instant, absent or not, behind the fence. */
export async function peopleOfUnit(
  tx: Tx,
  unitId: string,
  at: Instant,
): Promise<readonly DirectoryPerson[]> {
  return rowsOf<DirectoryPerson>(
    await tx.raw(`${directory} and a.unit_id = :unitId order by a.id`, { at, unitId }),
  );
}

export async function peopleOfMunicipality(
  tx: Tx,
  municipalityId: string,
  at: Instant,
): Promise<readonly DirectoryPerson[]> {
  return rowsOf<DirectoryPerson>(
    await tx.raw(`${directory} and a.municipality_id = :municipalityId order by a.id`, {
      at,
      municipalityId,
    }),
  );
}

export async function personById(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<DirectoryPerson | undefined> {
  return rowsOf<DirectoryPerson>(
    await tx.raw(`${directory} and p.id = :personId order by a.id`, { at, personId }),
  )[0];
}
