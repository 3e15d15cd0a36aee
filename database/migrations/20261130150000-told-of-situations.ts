import type { Knex } from 'knex';

/**
 * What the school may know of an acute situation: nothing before its first meeting is planned, unless
 * its own report told of it, and nothing at all in a function that an author kept the report from.
 */
const columns = `
alter table report add column kept_from text[] not null default '{}'
  check (kept_from <@ '{rektor,skolskoterska,kurator}');
alter table acute_situation
  add column author_id uuid,
  add column planned_at timestamptz,
  add column kept_from text[] not null default '{}'
    check (kept_from <@ '{rektor,skolskoterska,kurator}'),
  add column invited_roles text[] not null default '{}'
    check (invited_roles <@ '{rektor,skolskoterska,kurator}');
grant update (planned_at, invited_roles) on acute_situation to anmalan_app;`;

/** Of what came before, as far as it stands in clear: who was not asked to sign, and the plans. */
const ofWhatCameBefore = `
update report r set kept_from = left_out.roles
from (select f.stream_id, array_agg(f.role order by f.role) as roles from fact f
      where f.kind = 'signatureRecorded' and f.outcome = 'notAsked' group by 1) as left_out
where left_out.stream_id = r.id;
update report r set kept_from = first.kept_from
from report_link l join report first on first.id = l.to_id
where l.kind = 'supplements' and l.from_id = r.id and first.kept_from <> '{}';
update acute_situation a set
  author_id = (select coalesce(r.author_person_id, r.author_client_id)
    from acute_situation_report l join report r on r.id = l.report_id
    where l.situation_id = a.id order by r.id limit 1),
  planned_at = (select min(f.occurred_at) from fact f
    where f.stream_id = a.id and f.kind = 'followUpMeetingPlanned'),
  kept_from = coalesce((select array_agg(distinct role)
    from acute_situation_report l join report r on r.id = l.report_id
    cross join unnest(r.kept_from) as role where l.situation_id = a.id), '{}');`;

const read = ['fact', 'report', 'report_link', 'acute_situation', 'acute_situation_report'];

/** FORCE binds the owner too, who is to read and change every row here. */
const asOwner = (work: string): string => `
set local statement_timeout = 0;
${read.map((table) => `alter table ${table} no force row level security;`).join('\n')}
${work}
${read.map((table) => `alter table ${table} force row level security;`).join('\n')}`;

const told = `
create function app_role() returns text language sql stable
  as $$ select nullif(current_setting('app.role', true), '') $$;
create function app_deputy_for() returns text language sql stable
  as $$ select nullif(current_setting('app.deputy_for', true), '') $$;
-- A function that is not told counts as one that is kept out.
create function app_is_kept_from(kept_from text[], invited_roles text[], author uuid)
  returns boolean language sql stable as $$
  select author is distinct from app_actor()
    and not coalesce(app_role() = any (invited_roles), false)
    and exists (select from unnest(kept_from) kept where kept <> all (invited_roles)
      and (app_role() is null or kept in (app_role(), app_deputy_for()))) $$;
create function app_is_told(situation acute_situation) returns boolean language sql stable as $$
  select coalesce(app_side(), '') <> 'sender' or (
    (situation.because = 'reportedAcute' or situation.planned_at is not null)
    and not app_is_kept_from(situation.kept_from, situation.invited_roles, situation.author_id)) $$;
-- Of a stream that begins in this transaction the situation is yet to be written.
create function app_is_told_of(wanted uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select not exists (select from acute_situation a where a.id = wanted and not app_is_told(a)) $$;`;

const seesStream = (ofCases: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    else ${ofCases} end $$;`;

const fence = `
create policy owner_reads on acute_situation for select to anmalan_owner using (true);
-- Restrictive: it narrows whatever else lets a row be seen.
create policy school_is_told on acute_situation as restrictive for select to anmalan_app
  using (app_is_told(acute_situation));
${seesStream(
  `app_reaches(municipality, organisation) and (kind <> 'acuteSituation' or app_is_told_of(id))`,
)}
revoke all on function app_role(), app_deputy_for(), app_is_kept_from(text[], text[], uuid),
  app_is_told(acute_situation), app_is_told_of(uuid) from public;
grant execute on function app_role(), app_deputy_for(), app_is_kept_from(text[], text[], uuid),
  app_is_told(acute_situation), app_is_told_of(uuid) to anmalan_app, anmalan_worker;`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${columns}
${asOwner(ofWhatCameBefore)}
${told}
${fence}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
${seesStream(`app_reaches(municipality, organisation)`)}
drop policy school_is_told on acute_situation;
drop policy owner_reads on acute_situation;
drop function app_is_told_of(uuid), app_is_told(acute_situation),
  app_is_kept_from(text[], text[], uuid), app_deputy_for(), app_role();
alter table acute_situation drop column author_id, drop column planned_at,
  drop column kept_from, drop column invited_roles;
alter table report drop column kept_from;`);
}
