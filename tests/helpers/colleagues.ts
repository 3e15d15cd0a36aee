import { randomUUID } from 'node:crypto';
import type { Db } from '../../database/connection.ts';

/** Somebody else in the same function at the same unit as a seeded person. */
export async function addColleague(
  db: Db,
  { login, like }: { readonly login: string; readonly like: string },
): Promise<void> {
  const id = randomUUID();
  await db.raw(
    `insert into person (id, subject, given_name, family_name, title)
     values (?, ?, 'Alva', 'Prov', 'Lärare')`,
    [id, login],
  );
  await db.raw(
    `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
     select ?, ?, a.role, a.unit_id, a.organisation_id, a.municipality_id, a.valid_from
     from assignment a join person p on p.id = a.person_id where p.subject = ?`,
    [randomUUID(), id, like],
  );
}
