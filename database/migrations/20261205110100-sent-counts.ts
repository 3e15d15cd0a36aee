import type { Knex } from 'knex';

/**
 * What an agency's own system says that it sent on a day: the one count of reports that is not taken
 * from our database. A later row of the same client and day stands in place of the earlier.
 */
const tables = `
create table sent_count (
  id uuid primary key,
  client_id uuid not null references api_client,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  -- The local day in Stockholm.
  day date not null,
  sent int not null check (sent between 0 and 1000000),
  stated_at timestamptz not null,
  -- Whether it has been compared with what was received.
  compared boolean not null default false
);
create index sent_count_of_day on sent_count (client_id, day, stated_at);
create index sent_count_to_compare on sent_count (stated_at) where not compared;`;

/** A client states its own; the worker alone reads them, and shows one in the difference it makes. */
const fence = `
alter table sent_count enable row level security;
alter table sent_count force row level security;
create policy worker_all on sent_count to anmalan_worker using (true) with check (true);
create policy app_inserts on sent_count for insert to anmalan_app
  with check (app_role() = 'client' and client_id = app_actor() and not compared
    and municipality_id = app_municipality() and organisation_id = app_organisation());
grant insert on sent_count to anmalan_app;
grant select, update (compared) on sent_count to anmalan_worker;`;

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`${tables}
${fence}
update fact_kind set outcomes = outcomes || 'clientCount'::text where kind = 'differenceFound';`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
update fact_kind set outcomes = array_remove(outcomes, 'clientCount') where kind = 'differenceFound';
drop table sent_count;`);
