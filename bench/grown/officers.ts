import type pg from 'pg';

/** Somebody in her function, by ids. */
export type Officer = { readonly personId: string; readonly assignmentId: string };

const found = `
select p.id as "personId", a.id as "assignmentId"
from person p join assignment a on a.person_id = p.id
where p.subject = $1 or p.subject like 'officer-%.' || $2
order by p.subject <> $1, length(p.subject), p.subject`;

/** Ids come of the names, so that making them twice changes nothing. */
const people = `
insert into person (id, subject, given_name, family_name, title)
select md5('person ' || n || $2)::uuid, 'officer-' || n || '.' || $2, p.given_name, p.family_name, p.title
from person p cross join generate_series(1, $3::int) n where p.subject = $1
on conflict do nothing`;
const functions = `
insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
select md5('assignment ' || n || $2)::uuid, md5('person ' || n || $2)::uuid, a.role, a.unit_id,
       a.organisation_id, a.municipality_id, a.valid_from
from person p join assignment a on a.person_id = p.id cross join generate_series(1, $3::int) n
where p.subject = $1
on conflict do nothing`;

/**
 * Makes a municipality's officers as many as its cases need, so that none has more than an officer
 * can have.
 *
 * @returns the seeded one first, then the others
 */
export async function officersOf(
  client: pg.Client,
  town: string,
  wanted: number,
): Promise<readonly Officer[]> {
  const seeded = `socialsekreterare1.${town}`;
  await client.query(people, [seeded, town, wanted - 1]);
  await client.query(functions, [seeded, town, wanted - 1]);
  return (await client.query<Officer>(found, [seeded, town])).rows;
}
