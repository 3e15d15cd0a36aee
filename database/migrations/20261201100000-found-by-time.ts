import type { Knex } from 'knex';

/**
 * What metrics ask every few seconds is found without reading whole tables: which rung is due, which
 * facts and reports are of the last days, which comparison ran last. Facts and reports come in the
 * order of time, so that a block range index of a few pages is enough.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
create index duty_by_rung on duty (next_rung_at) where next_rung_at is not null;
create index fact_by_time on fact using brin (occurred_at) with (autosummarize = on);
create index report_by_time on report (received_at);
create index reconciliation_by_run on reconciliation (ran_at);`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop index duty_by_rung, fact_by_time, report_by_time, reconciliation_by_run`);
}
