import type { Knex } from 'knex';

/**
 * What somebody has to do, found in its order without reading what others have: a municipality's open
 * duties of a kind, those that were given to somebody, those that are nobody's in particular by the function whose they are, and acute
 * reports that nobody has opened. And the cases of each holder, so that those whose holder is away are
 * found without reading the others.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
set local statement_timeout = 0;
create index duty_of_kind on duty (municipality_id, kind, due_at, id)
  where state = 'open' and side = 'receiver';
create index duty_of_function on duty (municipality_id, owner_role, kind, due_at, id)
  where state = 'open' and side = 'receiver' and (assignee_id is null or kind = 'reassign');
create index duty_given on duty (assignee_id, kind, due_at, id)
  where state = 'open' and side = 'receiver';
create index duty_acute_unopened on duty (municipality_id, due_at, id)
  where state = 'open' and side = 'receiver' and kind = 'openReport' and acute;
create index report_held on report (municipality_id, owner_person_id, owner_role, received_at, id)
  where status in ('opened', 'assessed');`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(
    `drop index report_held, duty_acute_unopened, duty_given, duty_of_function, duty_of_kind`,
  );
}
