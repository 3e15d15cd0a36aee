import type { Knex } from 'knex';

/**
 * In the orders in which a municipality's reports are listed: all of them, and those of one status.
 * And those of a school's unit, for whoever is asked to sign there.
 */
const orders = `
create index report_in_order on report (municipality_id, (status = 'received') desc,
  (acute and status = 'received') desc, received_at, id);
create index report_unopened on report (municipality_id, acute desc, received_at, id)
  where status = 'received';
create index report_of_status on report (municipality_id, status, received_at, id);
create index report_of_sender_unit on report (sender_unit_id, received_at);
drop index report_queue;`;

/**
 * How many reports a municipality has of each status, so that a list can tell its total without
 * counting. Several rows of each municipality, to be summed: a connection keeps to one of them, so
 * that those who send at the same time do not wait for each other.
 */
const tally = `
create table report_tally (
  municipality_id uuid not null references municipality,
  slot int not null,
  received bigint not null,
  opened bigint not null,
  assessed bigint not null,
  concluded bigint not null,
  closed bigint not null,
  disposed bigint not null,
  primary key (municipality_id, slot)
) with (fillfactor = 50);

-- A transaction that counts holds its slot of all tallies, of every municipality, to its end: of two
-- that count reports and duties in another order neither then waits for the other in a circle.
create function hold_tally_slot() returns int language plpgsql volatile as $$
declare
  slot constant int := pg_backend_pid() % 64;
begin
  perform pg_advisory_xact_lock(20261201, slot);
  return slot;
end $$;
create function count_in_report_tally(municipality uuid, was text, becomes text) returns void
  language sql volatile set search_path = public, pg_temp as $$
  insert into report_tally as t
    (municipality_id, slot, received, opened, assessed, concluded, closed, disposed)
  select municipality, hold_tally_slot(),
    (s.becomes = 'received')::int - (s.was = 'received')::int,
    (s.becomes = 'opened')::int - (s.was = 'opened')::int,
    (s.becomes = 'assessed')::int - (s.was = 'assessed')::int,
    (s.becomes = 'concluded')::int - (s.was = 'concluded')::int,
    (s.becomes = 'closed')::int - (s.was = 'closed')::int,
    (s.becomes = 'disposed')::int - (s.was = 'disposed')::int
  from (select coalesce(was, '') as was, coalesce(becomes, '') as becomes) s
  on conflict (municipality_id, slot) do update set
    received = t.received + excluded.received,
    opened = t.opened + excluded.opened,
    assessed = t.assessed + excluded.assessed,
    concluded = t.concluded + excluded.concluded,
    closed = t.closed + excluded.closed,
    disposed = t.disposed + excluded.disposed $$;
create function keep_report_tally() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform count_in_report_tally(coalesce(new.municipality_id, old.municipality_id), old.status, new.status);
  return null;
end $$;
revoke all on function hold_tally_slot(), count_in_report_tally(uuid, text, text), keep_report_tally()
  from public;
create trigger tally_more after insert or delete on report
  for each row execute function keep_report_tally();
create trigger tally_moved after update on report
  for each row when (old.status <> new.status) execute function keep_report_tally();`;

/** FORCE binds the owner too, who is to count every row. */
const whatStands = `
set local statement_timeout = 0;
alter table report no force row level security;
insert into report_tally
  select municipality_id, 0,
    count(*) filter (where status = 'received'), count(*) filter (where status = 'opened'),
    count(*) filter (where status = 'assessed'), count(*) filter (where status = 'concluded'),
    count(*) filter (where status = 'closed'), count(*) filter (where status = 'disposed')
  from report group by 1;
alter table report force row level security;`;

/** The receiver and the auditor may see every report of their municipality, and so how many. */
const fence = `
alter table report_tally enable row level security;
alter table report_tally force row level security;
create policy owner_keeps on report_tally to anmalan_owner using (true) with check (true);
create policy app_selects on report_tally for select to anmalan_app
  using (app_reaches(municipality_id, null));
grant select on report_tally to anmalan_app;`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${orders}${tally}${whatStands}${fence}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop trigger tally_more on report;
drop trigger tally_moved on report;
drop function keep_report_tally(), count_in_report_tally(uuid, text, text), hold_tally_slot();
drop table report_tally;
create index report_queue on report (municipality_id, status, received_at);
drop index report_of_sender_unit, report_of_status, report_unopened, report_in_order;`);
}
