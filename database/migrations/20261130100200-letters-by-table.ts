import type { Knex } from 'knex';

/** Which kinds of letter there are the table of letters says (`domain/kinds.ts`): a closed list. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table letter drop constraint letter_kind_check`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
alter table letter add constraint letter_kind_check
  check (kind in ('reportAsSent', 'receipt', 'jointMeetingInvitation'))`);
}
