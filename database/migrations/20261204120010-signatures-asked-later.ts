import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'signatureAsked',
    side: 'both',
    roles: ['rektor', 'skolskoterska', 'kurator'],
    needs: ['person_id'],
    once: 'role',
  },
];

/**
 * A signature that the author asks for after she has sent the report. The function may read it from
 * then on, so that the fact itself changes the report's row, which is not the sender's to change.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
create policy owner_asks on report to anmalan_owner
  using (id = nullif(current_setting('app.asking', true), '')::uuid);
create function ask_signatory() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.asking', new.stream_id::text, true);
  update report set asked_roles = array_append(asked_roles, new.role),
    kept_from = array_remove(kept_from, new.role)
    where id = new.stream_id and new.role <> all (asked_roles);
  perform set_config('app.asking', '', true);
  return null;
end $$;
revoke all on function ask_signatory() from public;
create trigger ask_signatory after insert on fact for each row
  when (new.kind = 'signatureAsked') execute function ask_signatory();`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop trigger ask_signatory on fact;
drop function ask_signatory();
drop policy owner_asks on report;`);
  await dropFactKinds(db, kinds);
}
