import type { Knex } from 'knex';

/** The few reports on people with protected identity, whose envelopes are listed among the others. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `create index report_protected on report (municipality_id, received_at, id) where protected_identity`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop index report_protected`);
}
