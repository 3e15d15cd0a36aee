import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const grounds = ['livesElsewhere', 'placedByOther', 'movedAway'] as const;

const kinds: readonly FactKind[] = [
  {
    kind: 'whereaboutsFound',
    side: 'receiver',
    outcomes: [...grounds, 'here'],
    needs: ['person_id', 'sealed'],
  },
  {
    kind: 'reportForwarded',
    side: 'receiver',
    outcomes: ['tenant', 'letter'],
    needs: ['person_id', 'sealed'],
  },
  { kind: 'forwardingDispatched', side: 'receiver', needs: ['person_id', 'about', 'sealed'] },
  {
    kind: 'forwardingAnswered',
    side: 'receiver',
    outcomes: ['taken', 'refused'],
    needs: ['about', 'sealed'],
    once: 'about',
  },
  {
    kind: 'forwardingReceived',
    side: 'receiver',
    outcomes: grounds,
    needs: ['sealed'],
    once: 'stream',
  },
];

/** A forwarded report has no author among the people here: its sender is the other municipality. */
const report = `
alter table report
  add column elsewhere text check (elsewhere in (${grounds.map((ground) => `'${ground}'`).join(', ')})),
  drop constraint report_channel_check,
  add constraint report_channel_check
    check (channel in ('web', 'api', 'phone', 'paper', 'supplement', 'forwarded')),
  drop constraint report_check2,
  add constraint report_check2 check (num_nonnulls(author_person_id, author_client_id)
    = case channel when 'forwarded' then 0 else 1 end);
grant update (elsewhere) on report to anmalan_app;
drop policy app_selects on report;
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id)
    and (app_side() <> 'sender' or channel not in ('supplement', 'forwarded')));`;

/**
 * The way of a report from one tenant to another. Neither reaches the other's streams, so that the
 * worker goes it: it makes the report there, and carries both ways what the two have to know of each
 * other. \`waiting\` says that there may be something to carry; the facts that bring it say so
 * themselves, whoever records them, since neither side sees the row. A deed holds its stream's lock
 * when it comes here, and so does the worker before it takes the row's.
 */
const way = `
create table forwarding (
  id uuid primary key,
  from_id uuid not null unique references report,
  to_municipality_id uuid not null references municipality,
  forwarded_at timestamptz not null,
  to_id uuid unique references report,
  taken_at timestamptz,
  carried_seq bigint not null default 0,
  returned_seq bigint not null default 0,
  waiting boolean not null default true,
  check (taken_at is null or to_id is not null)
);
create index forwarding_waiting on forwarding (id) where waiting;
alter table forwarding enable row level security;
alter table forwarding force row level security;
create policy owner_keeps on forwarding to anmalan_owner using (true) with check (true);
create policy worker_all on forwarding to anmalan_worker using (true) with check (true);
create policy app_inserts on forwarding for insert to anmalan_app
  with check (app_side() = 'receiver' and exists (select from report r where r.id = from_id
    and r.municipality_id = app_municipality() and r.municipality_id <> to_municipality_id));
grant insert (id, from_id, to_municipality_id, forwarded_at) on forwarding to anmalan_app;
grant select, update (to_id, taken_at, carried_seq, returned_seq, waiting) on forwarding to anmalan_worker;
create function forwarding_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update forwarding set waiting = true where from_id = new.stream_id or to_id = new.stream_id;
  return null;
end $$;
revoke all on function forwarding_waits() from public;
create trigger forwarding_waits after insert on fact for each row
  when (new.kind in ('reportOpened', 'supplementAdded', 'feedbackRequested', 'feedbackRecorded'))
  execute function forwarding_waits();`;

const written = ['report', 'report_content', 'child_index', 'data_key', 'duty', 'report_link'];
/** It opens duties of its own already. */
const newlyWritten = written.filter((table) => table !== 'duty');

/**
 * What the worker may write to make a report there, and to conclude the one here. It begins no stream
 * but that of a report that waits to be made, and writes into no report that came in by itself.
 */
const ofForwarded = (row: string): string =>
  `exists (select from report r where r.id = ${row} and r.channel = 'forwarded')`;
/** What it opens besides, when nobody works on a case. */
const ofReassigning = `(kind = 'reassign' and side = 'receiver' and state = 'open')`;
const worker = `
create function begin_forwarded(wanted uuid, of_forwarding uuid) returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into stream (id, kind, municipality_id, organisation_id)
    select wanted, 'report', f.to_municipality_id, null from forwarding f
    where f.id = of_forwarding and f.to_id is null;
  if not found then
    raise exception 'no report waits to be made there' using errcode = 'insufficient_privilege';
  end if;
  return query select * from lock_stream(wanted);
end $$;
revoke all on function begin_forwarded(uuid, uuid) from public;
grant execute on function begin_forwarded(uuid, uuid) to anmalan_worker;
grant insert on ${newlyWritten.join(', ')} to anmalan_worker;
grant update (concluded_as, concluded_at) on report to anmalan_worker;
create policy worker_forwards on report as restrictive for insert to anmalan_worker
  with check (channel = 'forwarded' and status = 'received' and exists (select from forwarding f
    where f.to_municipality_id = report.municipality_id and f.to_id is null));
create policy worker_forwards on report_content as restrictive for insert to anmalan_worker
  with check (${ofForwarded('report_id')});
create policy worker_forwards on child_index as restrictive for insert to anmalan_worker
  with check (${ofForwarded('report_id')});
create policy worker_forwards on data_key as restrictive for insert to anmalan_worker
  with check (${ofForwarded('stream_id')});
drop policy worker_reassigns on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (${ofForwarded('stream_id')} or ${ofReassigning});
create policy worker_forwards on report_link as restrictive for insert to anmalan_worker
  with check (kind = 'forwardedFrom' and side = 'receiver' and ${ofForwarded('from_id')});`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${report}${way}${worker}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
${written.map((table) => `drop policy worker_forwards on ${table};`).join('\n')}
create policy worker_reassigns on duty as restrictive for insert to anmalan_worker
  with check ${ofReassigning};
revoke update (concluded_as, concluded_at) on report from anmalan_worker;
revoke insert on ${newlyWritten.join(', ')} from anmalan_worker;
drop function begin_forwarded(uuid, uuid);
drop trigger forwarding_waits on fact;
drop function forwarding_waits();
drop table forwarding;
drop policy app_selects on report;
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id)
    and (app_side() <> 'sender' or channel <> 'supplement'));
alter table report drop column elsewhere,
  drop constraint report_channel_check,
  add constraint report_channel_check
    check (channel in ('web', 'api', 'phone', 'paper', 'supplement')),
  drop constraint report_check2,
  add constraint report_check2 check (num_nonnulls(author_person_id, author_client_id) = 1);`);
  await dropFactKinds(db, kinds);
}
