import type { Knex } from 'knex';

/**
 * The second fence, narrower on what is written: a fact in the doer's own name, a duty for a unit of
 * the stream's own municipality or school, a report from the caller to a unit of the municipality
 * that receives it, a situation for one of its own; a sender changes nothing of a report.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
drop policy app_inserts on fact;
create policy app_inserts on fact for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side())
    and coalesce(person_id, client_id) = app_actor()
    and exists (select from stream s where s.id = stream_id));
drop policy app_inserts on duty;
create policy app_inserts on duty for insert to anmalan_app
  with check (app_takes_part() and exists (
    select from stream s join unit u on u.id = owner_unit_id where s.id = stream_id
      and case duty.side
        when 'sender' then u.organisation_id = s.organisation_id
        else u.municipality_id = s.municipality_id end));
drop policy app_inserts on report;
create policy app_inserts on report for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and exists (select from unit u where u.id = receiving_unit_id
      and u.municipality_id = report.municipality_id)
    and case app_side()
      when 'receiver' then channel = 'supplement'
      else status = 'received' and coalesce(author_person_id, author_client_id) = app_actor()
        and exists (select from unit u where u.id = sender_unit_id
          and u.organisation_id = sender_organisation_id) end);
drop policy app_inserts on acute_situation;
create policy app_inserts on acute_situation for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and (app_side() = 'receiver' or held_at is null)
    and exists (select from unit u where u.id = owner_unit_id
      and u.municipality_id = acute_situation.municipality_id));
-- A closed report is reopened by its workflow, so nothing in the row is the sender's to change.
drop trigger sender_only_reopens on report;
drop function refuse_sender();
drop policy app_updates on report;
create policy app_updates on report for update to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id))
  with check (app_side() = 'receiver' and app_reaches(municipality_id, sender_organisation_id));
`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop policy app_inserts on fact;
create policy app_inserts on fact for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
drop policy app_inserts on duty;
create policy app_inserts on duty for insert to anmalan_app
  with check (app_takes_part() and exists (select from stream s where s.id = stream_id));
drop policy app_inserts on report;
create policy app_inserts on report for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and (app_side() = 'receiver' or status = 'received'));
drop policy app_inserts on acute_situation;
create policy app_inserts on acute_situation for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and (app_side() = 'receiver' or held_at is null));
drop policy app_updates on report;
create policy app_updates on report for update to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id))
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id));
create function refuse_sender() returns trigger language plpgsql as $$
begin
  raise exception '% is the receiver''s to change', tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger sender_only_reopens before update on report for each row
  when (app_side() = 'sender' and old.* is distinct from new.* and not (
    old.status = 'closed' and new.status = 'concluded' and new.closed_at is null
    and to_jsonb(old) - array['status', 'closed_at'] = to_jsonb(new) - array['status', 'closed_at']))
  execute function refuse_sender();
revoke all on function refuse_sender() from public;
grant execute on function refuse_sender() to anmalan_app, anmalan_worker;
`);
}
