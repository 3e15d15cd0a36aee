import { randomUUID } from 'node:crypto';
import type { TestSystem } from './system.ts';

/** Away by the roster from one instant to another, until what is returned is called. */
export async function absent(
  { raw }: TestSystem,
  login: string,
  from: string,
  to: string,
): Promise<() => Promise<void>> {
  const id = randomUUID();
  await raw.raw(
    `insert into absence (id, person_id, municipality_id, organisation_id, starts_at, ends_at)
     select ?, p.id, a.municipality_id, a.organisation_id, ?, ?
     from person p join assignment a on a.person_id = p.id where p.subject = ?`,
    [id, from, to, login],
  );
  return async () => {
    await raw.raw(`delete from absence where id = ?`, [id]);
  };
}
