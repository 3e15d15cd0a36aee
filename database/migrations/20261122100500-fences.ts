import type { Knex } from 'knex';

/**
 * The second fence. `app` sees only its own side's rows of its own streams; `worker` sees all and
 * never runs in the API process; `owner` is bound by FORCE like everyone else.
 */
const everyTable = [
  'municipality',
  'settings',
  'organisation',
  'unit',
  'person',
  'assignment',
  'absence',
  'api_client',
  'client_jti',
  'stream',
  'data_key',
  'audit_event',
  'audit_subject',
  'report',
  'report_content',
  'report_link',
  'child_index',
  'acute_situation',
  'acute_situation_report',
  'fact',
  'duty',
  'duty_rung',
  'notice',
  'letter',
  'idempotency',
  'reconciliation',
  'engine_state',
] as const;

const force = everyTable
  .map(
    (table) => `
alter table "${table}" enable row level security;
alter table "${table}" force row level security;
create policy worker_all on "${table}" to anmalan_worker using (true) with check (true);`,
  )
  .join('');

const publicDirectory = ['municipality', 'settings', 'organisation', 'unit']
  .map((table) => `create policy app_reads on ${table} for select to anmalan_app using (true);`)
  .join('\n');

const eachPartition = (statements: readonly string[]): string => `
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'fact'::regclass loop
    ${statements.map((statement) => `execute format('${statement}', part);`).join('\n    ')}
  end loop;
end $$;`;

/** A partition has no policy and no grant: whoever reads or writes facts does it through `fact`. */
const bare = eachPartition([
  'alter table %s enable row level security',
  'alter table %s force row level security',
]);
const onlyThroughFact = eachPartition(['revoke all on %s from anmalan_worker']);

/** Rows of a case: either side of a visible stream may insert, only the row's own side selects. */
const crossing = (table: string): string => `
create policy app_inserts on ${table} for insert to anmalan_app
  with check (app_takes_part() and exists (select from stream s where s.id = stream_id));
create policy app_selects on ${table} for select to anmalan_app
  using ((side = 'both' or side = app_side()) and exists (select from stream s where s.id = stream_id));`;

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create function app_side() returns text language sql stable
  as $$ select nullif(current_setting('app.side', true), '') $$;
create function app_actor() returns uuid language sql stable
  as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
create function app_municipality() returns uuid language sql stable
  as $$ select nullif(current_setting('app.municipality_id', true), '')::uuid $$;
create function app_organisation() returns uuid language sql stable
  as $$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$;
-- Ours when we received it, when our organisation sent it, or when we audit the municipality.
create function app_reaches(municipality uuid, sender_organisation uuid) returns boolean
  language sql stable as $$
  select case app_side()
    when 'receiver' then municipality = app_municipality()
    when 'auditor' then municipality = app_municipality()
    when 'sender' then sender_organisation = app_organisation()
    else false
  end $$;
-- An auditor looks, which is recorded, and adds nothing else.
create function app_takes_part() returns boolean language sql stable
  as $$ select app_side() in ('sender', 'receiver') $$;
${force}
${bare}
${publicDirectory}

create policy app_reads on assignment for select to anmalan_app using (
  case app_side()
    when 'sender' then organisation_id = app_organisation()
    else municipality_id = app_municipality()
  end);
create policy app_reads on absence for select to anmalan_app using (
  case app_side()
    when 'sender' then organisation_id = app_organisation()
    else municipality_id = app_municipality()
  end);
create policy app_inserts on absence for insert to anmalan_app with check (
  app_side() in ('receiver', 'none') and municipality_id = app_municipality());
create policy app_reads on person for select to anmalan_app
  using (exists (select from assignment a where a.person_id = person.id));

create policy app_all on stream to anmalan_app
  using (case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality_id = app_municipality())
    else app_reaches(municipality_id, organisation_id) end)
  with check (case kind
    when 'person' then id = app_actor()
    else app_reaches(municipality_id, organisation_id) end);
create policy app_all on report to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id))
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id));
create policy app_all on acute_situation to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id))
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id));
create policy app_selects on acute_situation_report for select to anmalan_app
  using (exists (select from acute_situation a where a.id = situation_id)
    and exists (select from report r where r.id = report_id));
create policy app_inserts on acute_situation_report for insert to anmalan_app
  with check (app_takes_part() and exists (select from acute_situation a where a.id = situation_id)
    and exists (select from report r where r.id = report_id));
create policy app_all on data_key to anmalan_app
  using (app_takes_part() and exists (select from stream s where s.id = stream_id));
create policy app_all on report_content to anmalan_app
  using (app_takes_part() and exists (select from report r where r.id = report_id));
create policy app_selects on report_link for select to anmalan_app
  using (exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
create policy app_inserts on report_link for insert to anmalan_app
  with check (app_takes_part() and exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
create policy app_inserts on child_index for insert to anmalan_app
  with check (app_takes_part() and exists (select from report r
    where r.id = report_id and r.municipality_id = child_index.municipality_id));
create policy app_selects on child_index for select to anmalan_app
  using (app_side() = 'receiver' and municipality_id = app_municipality());

create policy app_inserts on fact for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
create policy app_selects on fact for select to anmalan_app
  using (side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
${['duty', 'letter'].map(crossing).join('')}
create policy app_updates on duty for update to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id));
create policy app_selects on duty_rung for select to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id));
create policy auditor_selects on duty for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = stream_id));
create policy auditor_selects on duty_rung for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = stream_id));
create policy app_selects on notice for select to anmalan_app using (person_id = app_actor());

create policy app_inserts on audit_event for insert to anmalan_app
  with check (exists (select from stream s where s.id = stream_id));
create policy app_selects on audit_event for select to anmalan_app
  using ((side = 'both' or side = app_side() or app_side() = 'auditor')
    and exists (select from stream s where s.id = stream_id));
create policy app_inserts on audit_subject for insert to anmalan_app
  with check (stream_id = app_actor());
create policy app_selects on audit_subject for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from report r where r.id = report_id));

create policy app_all on idempotency to anmalan_app using (actor_id = app_actor());
create policy app_selects on reconciliation for select to anmalan_app
  using (app_side() in ('receiver', 'auditor', 'none') and municipality_id = app_municipality());

-- Who knocks is asked before any tenant is known: one definer function each, nothing more.
create policy owner_reads on person for select to anmalan_owner using (true);
create policy owner_reads on assignment for select to anmalan_owner using (true);
create policy owner_reads on api_client for select to anmalan_owner using (true);
create policy owner_writes on client_jti to anmalan_owner using (true) with check (true);

create function functions_of_subject(login text, moment timestamptz)
  returns table (person_id uuid, assignment_id uuid, role text, unit_id uuid,
                 organisation_id uuid, municipality_id uuid, deputy_for text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.person_id, a.id, a.role, a.unit_id, a.organisation_id, a.municipality_id, a.deputy_for
  from person p join assignment a on a.person_id = p.id
  where p.subject = login and a.valid_from <= moment and (a.valid_to is null or a.valid_to > moment)
  order by a.id $$;

create function client_of_login(login_name text)
  returns table (id uuid, organisation_id uuid, municipality_id uuid, unit_id uuid, jwks jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.organisation_id, c.municipality_id, c.unit_id, c.jwks
  from api_client c where c.login = login_name and c.revoked_at is null $$;

create function burn_jti(client uuid, token_id text, moment timestamptz, expiry timestamptz)
  returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  with swept as (delete from client_jti where expires_at < moment),
       burnt as (insert into client_jti (client_id, jti, expires_at)
                 values (client, token_id, expiry) on conflict do nothing returning 1)
  select exists (select from burnt) $$;

revoke all on all functions in schema public from public;
grant execute on all functions in schema public to anmalan_app, anmalan_worker;

grant usage on schema public to anmalan_app, anmalan_worker;
grant select on municipality, settings, organisation, unit, person, assignment,
  reconciliation, notice, duty_rung to anmalan_app;
grant select, insert on absence, data_key, report_content, report_link, child_index, fact, letter,
  audit_event, audit_subject, acute_situation_report to anmalan_app;
grant select, insert on stream, report, acute_situation, duty, idempotency to anmalan_app;
grant update (last_seq, last_hash, last_recorded_at, last_fact_seq, etag_seq) on stream to anmalan_app;
grant update (status, concluded_as, concluded_at, closed_at, protected_contact,
  opened_by_person_at, owner_person_id) on report to anmalan_app;
grant update (held_at) on acute_situation to anmalan_app;
grant update (owner_role, assignee_id, state, reason, ended_at, ended_seq, next_rung, next_rung_at,
  due_at, rule_version) on duty to anmalan_app;
grant update (status, location, answer) on idempotency to anmalan_app;

grant select, insert, update, delete on all tables in schema public to anmalan_worker;
revoke update, delete on audit_event, audit_subject, fact from anmalan_worker;
revoke all on migrations, migrations_lock from anmalan_worker;
${onlyThroughFact}
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(
    [
      ...everyTable.map(
        (table) => `
do $$ declare p record; begin
  for p in select policyname from pg_policies where tablename = '${table}' loop
    execute format('drop policy %I on %I', p.policyname, '${table}');
  end loop;
end $$;
alter table "${table}" no force row level security;
alter table "${table}" disable row level security;`,
      ),
      `drop function burn_jti(uuid, text, timestamptz, timestamptz), client_of_login(text),
       functions_of_subject(text, timestamptz), app_reaches(uuid, uuid), app_takes_part(),
       app_side(), app_actor(), app_municipality(), app_organisation();`,
    ].join('\n'),
  );
