import type { Knex } from 'knex';

/**
 * What a deed asks for under its stream's lock is found without reading the whole case: the facts of
 * a kind, what hangs on one supplement or meeting, and the duties that are open.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
create index fact_of_kind on fact (stream_id, kind, seq);
create index fact_about on fact (about) where about is not null;
create index duty_about on duty (about) where about is not null;
create index duty_of_its_own on duty (stream_id) where about is null;
create index duty_about_open on duty (stream_id, next_rung_at, id)
  where about is not null and state = 'open';`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop index fact_of_kind, fact_about, duty_about, duty_of_its_own, duty_about_open`);
}
