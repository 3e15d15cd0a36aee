import type { Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { isAway } from '../away.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  flag,
  instant,
  orNull,
  readRow,
  readRows,
  rowsOf,
  selection,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';
import { people } from './people-store.ts';

/**
 * Has the deeds of a municipality's administrators come one after the other: what one of them checks
 * of people and systems still holds when she writes. Waits for the transaction that has it now.
 */
export async function administerAlone(tx: Tx, municipalityId: string): Promise<void> {
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('administers ' || ?, 0))`, [
    municipalityId,
  ]);
}

const functions = selection('assignment a', {
  id: uuid('a.id'),
  personId: uuid('a.person_id'),
  role: text<Role>('a.role'),
  unitId: uuid('a.unit_id'),
  deputyFor: orNull(text<Role>('a.deputy_for')),
  needToKnow: flag('a.need_to_know'),
  from: instant('a.valid_from'),
  to: orNull(instant('a.valid_to')),
});
export type StaffFunction = RowOf<typeof functions>;

/** The functions of these people that row-level security shows, past and coming, newest first. */
export async function functionsOfPeople(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly StaffFunction[]> {
  const of = 'where a.person_id = any(?) order by a.valid_from desc, a.id desc';
  return readRows(tx, functions, of, [personIds]);
}

/** One function, if row-level security shows it. */
export async function functionById(tx: Tx, id: string): Promise<StaffFunction | undefined> {
  return readRow(tx, functions, 'where a.id = ?', [id]);
}

/** All functions in a municipality that have not ended before `since`; of teachers, who own none, none. */
export async function functionsSince(
  tx: Tx,
  of: { readonly municipalityId: string; readonly since: Instant },
): Promise<readonly StaffFunction[]> {
  const where = `where a.municipality_id = :municipalityId and a.role <> 'teacher'
    and (a.valid_to is null or a.valid_to > greatest(:since::timestamptz, a.valid_from))`;
  return readRows(tx, functions, `${where} order by a.valid_to, a.id`, of);
}

/** The functions of a municipality that end in a span of time, the first to end first. */
export async function functionsEnding(
  tx: Tx,
  of: { readonly municipalityId: string; readonly from: Instant; readonly to: Instant },
): Promise<readonly StaffFunction[]> {
  const where = `where a.municipality_id = :municipalityId and a.valid_to > :from
    and a.valid_to <= :to and a.valid_from <= :from`;
  return readRows(tx, functions, `${where} order by a.valid_to, a.id`, of);
}

/** Everybody who holds one function in a municipality, or will. */
export async function holdersOfRole(
  tx: Tx,
  of: { readonly municipalityId: string; readonly role: Role },
): Promise<readonly StaffFunction[]> {
  const where = 'where a.municipality_id = :municipalityId and a.role = :role';
  return readRows(tx, functions, `${where} order by a.id`, of);
}

const { subject: login, ...named } = people.columns;
const staff = selection('person p', { ...named, login, absent: flag(isAway('p.id')) });
export type StaffPerson = RowOf<typeof staff>;
/** What is written of somebody and may change: her name, her title, how she is reached at work. */
export type Contact = Pick<StaffPerson, 'givenName' | 'familyName' | 'title' | 'phone' | 'email'>;

/** The people with these ids whom row-level security shows. */
export async function staffByIds(
  tx: Tx,
  of: { readonly ids: readonly string[]; readonly at: Instant },
): Promise<readonly StaffPerson[]> {
  return readRows(tx, staff, 'where p.id = any(:ids)', { ...of, ids: [...of.ids] });
}

/** A person whom row-level security shows, whether or not she holds a function now. */
export async function staffPerson(
  tx: Tx,
  of: { readonly id: string; readonly at: Instant },
): Promise<StaffPerson | undefined> {
  return readRow(tx, staff, 'where p.id = :id', of);
}

/**
 * A page of a municipality's people by their names: those who hold a function there or will, or those
 * who have held one and will not.
 */
export async function staffPage(
  tx: Tx,
  of: {
    readonly municipalityId: string;
    readonly unitId: string | null;
    readonly left: boolean;
    readonly at: Instant;
  },
  page: RowPage,
): Promise<PagedRows<StaffPerson>> {
  const here = `a.person_id = p.id and a.municipality_id = :municipalityId
    and (:unitId::uuid is null or a.unit_id = :unitId)`;
  const stays = `exists (select from assignment a where ${here}
    and (a.valid_to is null or a.valid_to > greatest(:at::timestamptz, a.valid_from)))`;
  const where = `where exists (select from assignment a where ${here}) and ${stays} <> :left`;
  const order = 'p.family_name, p.given_name, p.id';
  return readPage(tx, staff, { where, order, bindings: of }, page);
}

export type NewPerson = Contact & Pick<StaffPerson, 'id' | 'login'>;

/** @returns false when somebody has the login already */
export async function addPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const added = await tx.raw(
    `select add_person(:id, :login, :givenName, :familyName, :title, :phone, :email) as added`,
    { ...person },
  );
  return rowsOf<{ added: boolean }>(added)[0]?.added === true;
}

export async function changeContact(tx: Tx, person: Omit<NewPerson, 'login'>): Promise<void> {
  await tx.raw(
    `select change_contact(:id, :givenName, :familyName, :title, :phone, :email)`,
    person as never,
  );
}

export async function grantFunction(tx: Tx, granted: StaffFunction): Promise<void> {
  await tx.raw(
    `select grant_function(:id, :personId, :role, :unitId, :from, :to, :deputyFor, :needToKnow)`,
    { ...granted },
  );
}

export async function endFunction(
  tx: Tx,
  { id, to }: { readonly id: string; readonly to: Instant },
): Promise<void> {
  await tx.raw(`select end_function(?, ?)`, [id, to]);
}
