import type { Knex } from 'knex';

/**
 * The function in which a request was made, beside what it was answered: its answer is repeated in
 * that function only. Null for clients, and for what was asked before this stood here.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table idempotency add column assignment_id uuid references assignment`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table idempotency drop column assignment_id`);
}
