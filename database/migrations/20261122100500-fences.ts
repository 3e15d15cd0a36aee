import type { Knex } from 'knex';

/**
 * The second fence: which rows. `app` sees only its own side's rows of its own streams; `worker`
 * sees all and never runs in the API process; `owner` is bound by FORCE like everyone else.
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

/** A partition has no policy: whoever reads or writes facts does it through `fact`. */
const bare = `
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'fact'::regclass loop
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
  end loop;
end $$;`;

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
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id));
create policy app_inserts on report for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and (app_side() = 'receiver' or status = 'received'));
create policy app_updates on report for update to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id))
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id));
create policy app_selects on acute_situation for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id));
create policy app_inserts on acute_situation for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and (app_side() = 'receiver' or held_at is null));
create policy app_updates on acute_situation for update to anmalan_app
  using (app_side() = 'receiver' and app_reaches(municipality_id, sender_organisation_id));
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

-- Either side may give the other a duty; only the duty's own side sees it and works on it.
create policy app_inserts on duty for insert to anmalan_app
  with check (app_takes_part() and exists (select from stream s where s.id = stream_id));
create policy app_selects on duty for select to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id));
create policy app_updates on duty for update to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id));
create policy app_selects on duty_rung for select to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id));
create policy auditor_selects on duty for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = stream_id));
create policy auditor_selects on duty_rung for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = stream_id));
create policy app_selects on letter for select to anmalan_app
  using (side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
create policy app_selects on notice for select to anmalan_app using (person_id = app_actor());

create policy app_inserts on audit_event for insert to anmalan_app
  with check (exists (select from stream s where s.id = stream_id));
create policy app_selects on audit_event for select to anmalan_app
  using ((side in ('both', app_side()) or app_side() = 'auditor')
    and exists (select from stream s where s.id = stream_id));
create policy app_inserts on audit_subject for insert to anmalan_app
  with check (stream_id = app_actor());
create policy app_selects on audit_subject for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from report r where r.id = report_id));

create policy app_all on idempotency to anmalan_app using (actor_id = app_actor());
create policy app_selects on reconciliation for select to anmalan_app
  using (app_side() in ('receiver', 'auditor', 'none') and municipality_id = app_municipality());
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
      `drop function app_reaches(uuid, uuid), app_takes_part(), app_side(), app_actor(),
       app_municipality(), app_organisation();`,
    ].join('\n'),
  );
