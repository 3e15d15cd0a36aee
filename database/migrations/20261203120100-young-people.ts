import type { Knex } from 'knex';

/**
 * Whether a report is about somebody who was 18 or over when it came in, so that those can be found
 * and looked at by the jurist. Of what came in before nobody can say without the keys.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
alter table report add column young_person boolean not null default false;
create index report_of_young_people on report (municipality_id, received_at, id)
  where young_person;`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop index report_of_young_people;
alter table report drop column young_person;`);
}
