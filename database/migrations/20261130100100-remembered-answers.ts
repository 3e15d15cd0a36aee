import type { Knex } from 'knex';

/** An answer is remembered by what was done; status and address are the API's to make of it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
alter table idempotency drop column status, drop column location, add column done text;
grant update (done) on idempotency to anmalan_app;
`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
alter table idempotency drop column done, add column status int, add column location text;
grant update (status, location) on idempotency to anmalan_app;
`);
}
