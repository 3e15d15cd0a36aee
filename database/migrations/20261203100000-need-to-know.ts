import type { Knex } from 'knex';

/**
 * Of the officers only those whose assignment says so may know of a report on somebody with protected
 * identity (routine §3.5), and of an acute situation that it belongs to. The head of the stream says
 * which these are, so that one look at it answers for everything that hangs from it.
 */
const columns = `
set local statement_timeout = 0;
alter table assignment add column need_to_know boolean not null default false;
grant select (need_to_know) on assignment to anmalan_worker;
alter table stream add column need_to_know boolean not null default false;
grant select (need_to_know) on stream to anmalan_worker;
alter table stream no force row level security;
alter table report no force row level security;
alter table acute_situation_report no force row level security;
update stream s set need_to_know = true from report r where r.id = s.id and r.protected_identity;
update stream s set need_to_know = true from acute_situation_report l join report r on r.id = l.report_id
  where l.situation_id = s.id and r.protected_identity;
alter table acute_situation_report force row level security;
alter table report force row level security;
alter table stream force row level security;`;

const keptUp = `
create function keep_need_to_know() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update stream set need_to_know = true where id = new.id;
  return null;
end $$;
create function keep_need_to_know_of_situation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update stream s set need_to_know = true where s.id = new.situation_id
    and exists (select from stream r where r.id = new.report_id and r.need_to_know);
  return null;
end $$;
revoke all on function keep_need_to_know(), keep_need_to_know_of_situation() from public;
create trigger keep_need_to_know after insert on report for each row
  when (new.protected_identity) execute function keep_need_to_know();
create trigger keep_need_to_know after insert on acute_situation_report
  for each row execute function keep_need_to_know_of_situation();`;

/** The functions a login holds, now with what the assignment says of this. */
const atTheDoor = (column: string, type: string): string => `
drop function functions_of_subject(text, timestamptz);
create function functions_of_subject(login text, moment timestamptz)
  returns table (person_id uuid, assignment_id uuid, role text, unit_id uuid,
                 organisation_id uuid, municipality_id uuid, deputy_for text${type})
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.person_id, a.id, a.role, a.unit_id, a.organisation_id, a.municipality_id, a.deputy_for${column}
  from person p join assignment a on a.person_id = p.id
  where p.subject = login and a.valid_from <= moment and (a.valid_to is null or a.valid_to > moment)
  order by a.id $$;
revoke all on function functions_of_subject(text, timestamptz) from public;
grant execute on function functions_of_subject(text, timestamptz) to anmalan_app;`;

/** A function that is not told counts as one that may not know. */
const asked = `
create function app_may_know() returns boolean language sql stable as $$
  select coalesce(app_side() <> 'receiver' or app_role() in ('ifoChef', 'deputyIfoChef', 'socialchef')
    or current_setting('app.need_to_know', true) = 'yes', false) $$;
-- Of a stream that begins in this transaction the report is yet to be written.
create function app_knows_of(wanted uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select not exists (select from stream s where s.id = wanted and s.need_to_know) $$;
revoke all on function app_may_know(), app_knows_of(uuid) from public;
grant execute on function app_may_know(), app_knows_of(uuid) to anmalan_app;`;

const seesStream = (more: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))${more} end $$;`;

/** Who extends the time for a decision, held to the streams that she sees. */
const extends_ = (more: string): string => `
create or replace function extend_duty(wanted uuid, last_day date, due timestamptz, rung timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update duty set extended_to = last_day, due_at = due, next_rung_at = rung
    where id = wanted and kind = 'decideOnInvestigation' and state = 'open' and due > due_at
      and municipality_id = app_municipality() and app_side() = 'receiver'${more};
  if not found then
    raise exception 'this duty is not the caller''s to extend' using errcode = 'insufficient_privilege';
  end if;
end $$;`;

/** Restrictive: they narrow whatever else lets a row be seen, written or changed. */
const fences = `
create policy need_to_know on report as restrictive to anmalan_app
  using (not protected_identity or app_may_know());
create policy need_to_know on acute_situation as restrictive to anmalan_app
  using (app_may_know() or app_knows_of(id));`;

/**
 * What the others of the unit see of such a report: that it is there, since when, and what is due. No
 * word of it tells of the child, its school or who wrote.
 */
const envelopes = `
create policy owner_lists on report for select to anmalan_owner using (protected_identity);
create view report_envelope as
  select id, municipality_id, reference, status, received_at, acute, agency_kind, channel,
    protected_contact, opened_by_person_at
  from report
  where protected_identity and app_side() = 'receiver' and municipality_id = app_municipality()
    and not app_may_know();
create view duty_envelope as
  select d.id, d.stream_id, d.kind, d.due_at from duty d join report_envelope e on e.id = d.stream_id
  where d.side = 'receiver' and d.state = 'open';
grant select on report_envelope, duty_envelope to anmalan_app;`;

/** A list that shows an envelope is a look at its report, too, and stands in its history. */
const looks = (more: string): string => `
drop policy app_inserts on audit_subject;
create policy app_inserts on audit_subject for insert to anmalan_app
  with check (stream_id = app_actor() and (exists (select from stream s where s.id = report_id)${more}));`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${columns}
${keptUp}
${atTheDoor(', a.need_to_know', ', need_to_know boolean')}
${asked}
${seesStream(`
      and (app_may_know() or app_knows_of(id))`)}
${extends_(`
      and (app_may_know() or app_knows_of(stream_id))`)}
${fences}
${envelopes}
${looks(`
    or exists (select from report_envelope e where e.id = report_id)`)}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`${looks('')}
drop view duty_envelope, report_envelope;
drop policy owner_lists on report;
drop policy need_to_know on acute_situation;
drop policy need_to_know on report;
${extends_('')}
${seesStream('')}
drop function app_knows_of(uuid), app_may_know();
${atTheDoor('', '')}
drop trigger keep_need_to_know on acute_situation_report;
drop trigger keep_need_to_know on report;
drop function keep_need_to_know_of_situation(), keep_need_to_know();
alter table stream drop column need_to_know;
alter table assignment drop column need_to_know;`);
}
