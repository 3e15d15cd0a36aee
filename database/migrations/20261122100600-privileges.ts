import type { Knex } from 'knex';

/** The second fence: which statements, and which columns. What is not granted here nobody may. */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
-- A sender's late deed reopens a closed report. All else in the row is the receiver's work.
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

revoke all on all functions in schema public from public;
grant execute on all functions in schema public to anmalan_app, anmalan_worker;

grant usage on schema public to anmalan_app, anmalan_worker;
grant select on municipality, settings, organisation, unit, person, assignment, reconciliation,
  notice, duty_rung, letter to anmalan_app;
grant select, insert on absence, data_key, report_content, report_link, child_index, fact,
  audit_event, audit_subject, acute_situation_report to anmalan_app;
grant select, insert on stream, report, acute_situation, duty, idempotency to anmalan_app;
grant update (last_seq, last_hash, last_recorded_at, last_fact_seq, etag_seq) on stream to anmalan_app;
grant update (status, concluded_as, concluded_at, closed_at, protected_contact,
  opened_by_person_at, owner_person_id, owner_role) on report to anmalan_app;
grant update (held_at) on acute_situation to anmalan_app;
grant update (owner_role, assignee_id, state, reason, ended_at, ended_seq, next_rung_at)
  on duty to anmalan_app;
grant update (status, location, answer) on idempotency to anmalan_app;

grant select, insert, update, delete on all tables in schema public to anmalan_worker;
revoke update, delete on audit_event, audit_subject, fact from anmalan_worker;
-- A partition has no policy and no grant: whoever reads or writes facts does it through fact.
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'fact'::regclass loop
    execute format('revoke all on %s from anmalan_worker', part);
  end loop;
end $$;

-- Every process may ask whether the schema is the one it was written for (/readyz).
revoke all on migrations, migrations_lock from anmalan_worker;
grant select on migrations to anmalan_app, anmalan_worker;
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
revoke all on all tables in schema public from anmalan_app, anmalan_worker;
drop trigger sender_only_reopens on report;
drop function refuse_sender();
`);
