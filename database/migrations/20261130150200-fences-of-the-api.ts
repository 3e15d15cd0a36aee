import type { Knex } from 'knex';

const functions = `app_role(), app_deputy_for(), app_is_kept_from(text[], text[], uuid),
  app_is_told(acute_situation), app_is_told_of(uuid)`;

/** What the school is told of is asked of the API's callers; the worker, who sees all, is not asked. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`revoke execute on function ${functions} from anmalan_worker`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`grant execute on function ${functions} to anmalan_worker`);
}
