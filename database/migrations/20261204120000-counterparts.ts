import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'counterpartNamed',
    side: 'receiver',
    outcomes: ['childsSchool', 'reportingAgency'],
    needs: ['person_id', 'sealed'],
    once: 'stream',
  },
];

const told = (ownReport: string): string => `
create or replace function app_is_told(situation acute_situation) returns boolean
  language sql stable as $$
  select coalesce(app_side(), '') <> 'sender' or (
    (${ownReport} or situation.planned_at is not null)
    and not app_is_kept_from(situation.kept_from, situation.invited_roles, situation.author_id)) $$;`;

/**
 * With whom an acute situation is followed up where no school reported it. The child's school is told
 * by the first meeting that is planned, whatever the report said, since that was not its own.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table acute_situation
  add column counterpart text check (counterpart in ('childsSchool', 'reportingAgency')),
  add check (sender_unit_id is not null or coalesce(counterpart, '') <> 'childsSchool');
grant update (counterpart, sender_organisation_id, sender_unit_id) on acute_situation to anmalan_app;
drop policy app_updates on acute_situation;
create policy app_updates on acute_situation for update to anmalan_app
  using (app_side() = 'receiver' and app_reaches(municipality_id, sender_organisation_id))
  with check (app_side() = 'receiver' and app_reaches(municipality_id, sender_organisation_id)
    and (sender_unit_id is null or exists (select from unit u
      where u.id = sender_unit_id and u.organisation_id = sender_organisation_id)));
${told(`situation.because = 'reportedAcute' and coalesce(situation.counterpart, '') <> 'childsSchool'`)}
create function keep_school_of_stream() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update stream set organisation_id = new.sender_organisation_id where id = new.id;
  return null;
end $$;
revoke all on function keep_school_of_stream() from public;
create trigger keep_school_of_stream after update of sender_organisation_id on acute_situation
  for each row execute function keep_school_of_stream();`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop trigger keep_school_of_stream on acute_situation;
drop function keep_school_of_stream();
${told(`situation.because = 'reportedAcute'`)}
drop policy app_updates on acute_situation;
create policy app_updates on acute_situation for update to anmalan_app
  using (app_side() = 'receiver' and app_reaches(municipality_id, sender_organisation_id));
revoke update (sender_organisation_id, sender_unit_id) on acute_situation from anmalan_app;
alter table acute_situation drop column counterpart;`);
  await dropFactKinds(db, kinds);
}
