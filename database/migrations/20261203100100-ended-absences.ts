import type { Knex } from 'knex';

/**
 * Absences that end before they were to, and the hours of those who do not keep the office's. A row
 * of its own for each end: what was recorded of an absence stays as it was.
 */
const tables = `
create table absence_ending (
  id uuid primary key,
  absence_id uuid not null references absence,
  person_id uuid not null references person,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  ends_at timestamptz not null,
  -- Whether those who wait for the person have been woken since.
  carried boolean not null default false
);
create index absence_ending_of_absence on absence_ending (absence_id, ends_at);
create index absence_ending_to_carry on absence_ending (ends_at) where not carried;
alter table assignment add column hours jsonb check (jsonb_typeof(hours) = 'object');`;

/**
 * Whose absence one records: one's own, a leader that of her authority, a rektor that of her school, the
 * administrator that of anybody in the municipality.
 */
const keepsRoster = `
create function app_keeps_roster_of(person uuid, municipality uuid, organisation uuid) returns boolean
  language sql stable as $$
  select coalesce(municipality = app_municipality() and (person = app_actor()
    or app_role() = 'administrator'
    or (app_role() in ('ifoChef', 'deputyIfoChef', 'rektor') and organisation = app_organisation())), false) $$;
revoke all on function app_keeps_roster_of(uuid, uuid, uuid) from public;
grant execute on function app_keeps_roster_of(uuid, uuid, uuid) to anmalan_app;`;

const inserts = (table: string): string => `
create policy app_inserts on ${table} for insert to anmalan_app
  with check (app_keeps_roster_of(person_id, municipality_id, organisation_id));`;

const fence = `
alter table absence_ending enable row level security;
alter table absence_ending force row level security;
create policy worker_all on absence_ending to anmalan_worker using (true) with check (true);
create policy app_reads on absence_ending for select to anmalan_app using (
  case app_side()
    when 'sender' then organisation_id = app_organisation()
    else municipality_id = app_municipality()
  end);
grant select, insert on absence_ending to anmalan_app;
grant select (id, absence_id, person_id, ends_at, carried), update (carried)
  on absence_ending to anmalan_worker;
grant select (id) on absence to anmalan_worker;
grant select (hours) on assignment to anmalan_worker;
drop policy app_inserts on absence;
${inserts('absence')}
${inserts('absence_ending')}`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${tables}
${keepsRoster}
${fence}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop table absence_ending;
revoke select (id) on absence from anmalan_worker;
drop policy app_inserts on absence;
create policy app_inserts on absence for insert to anmalan_app with check (
  app_side() in ('receiver', 'none') and municipality_id = app_municipality());
drop function app_keeps_roster_of(uuid, uuid, uuid);
alter table assignment drop column hours;`);
}
