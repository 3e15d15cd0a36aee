import type { Knex } from 'knex';

const names = [
  'reconciliation',
  'termMeetings',
  'logReviews',
  'syntheticReports',
  'syntheticWatch',
  'denials',
  'sweep',
];

/**
 * When each check of the house has run last: one row for each, which the worker writes anew. It counts
 * nothing, since what a run found is of several municipalities.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table check_run (
  name text primary key,
  -- Since when it is to run.
  known_since timestamptz not null default clock_timestamp(),
  -- The last run, and what became of it.
  ran_at timestamptz,
  outcome text check (outcome in ('done', 'failed')),
  -- The last run that came to its end.
  done_at timestamptz,
  check (num_nonnulls(ran_at, outcome) in (0, 2))
);
alter table check_run enable row level security;
alter table check_run force row level security;
create policy owner_names on check_run for insert to anmalan_owner
  with check (num_nonnulls(ran_at, done_at) = 0);
create policy worker_all on check_run to anmalan_worker using (true) with check (true);
create policy app_selects on check_run for select to anmalan_app
  using (app_role() = 'administrator');
grant select on check_run to anmalan_app;
grant select, update (ran_at, outcome, done_at) on check_run to anmalan_worker;
insert into check_run (name) values ${names.map((name) => `('${name}')`).join(', ')};`);

export const down = (db: Knex): Promise<unknown> => db.raw(`drop table check_run;`);
