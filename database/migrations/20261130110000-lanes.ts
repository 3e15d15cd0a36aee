import type { Knex } from 'knex';

const looks = `('reportRead', 'contentRead', 'documentRead', 'historyRead', 'attemptRefused',
  'situationRead', 'listRead')`;

/** FORCE binds the owner too, who here has to see every row. */
const countWhatStands = `
alter table audit_event no force row level security;
alter table stream no force row level security;
insert into lane (stream_id, side, n, hash, facts)
  select e.stream_id, e.side, 0, s.first_hash, count(*) filter (where e.kind not in ${looks})
  from audit_event e join stream s on s.id = e.stream_id group by 1, 2, 4;
update stream set first_seq = last_seq;
alter table audit_event force row level security;
alter table stream force row level security;`;

/**
 * Whoever calls a definer function. Its \`current_user\` is the owner; the role that the session
 * logged in with, or set before, cannot be changed within it.
 */
const caller = `
create function is_worker() returns boolean language sql stable
  as $$ select coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'anmalan_worker' $$;
create function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    else app_reaches(municipality, organisation) end $$;
create function app_sees_lane(kind text, lane text) returns boolean language sql stable
  as $$ select kind = 'person' or app_side() = 'auditor' or lane in ('both', app_side()) $$;
create function app_appends(kind text, id uuid, lane text) returns boolean language sql stable
  as $$ select case kind
    when 'person' then id = app_actor()
    else lane = app_side() or (lane = 'both' and app_takes_part()) end $$;`;

/**
 * Locks a stream's head and shows it as far as the caller may see it. The lock is taken here,
 * because a role that may lock rows may also update them. The lanes are read by a statement of their
 * own: one that had waited for the lock would show them as they were before the wait.
 */
const lock = `
create type stream_head as (id uuid, kind text, municipality_id uuid, organisation_id uuid,
  last_seq bigint, first_seq bigint, first_hash bytea, recorded_at timestamptz, lanes jsonb);
create function lock_stream(wanted uuid) returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  locked stream;
  lanes jsonb;
begin
  select * into locked from stream s where s.id = wanted
    and (is_worker() or app_sees_stream(s.kind, s.id, s.municipality_id, s.organisation_id))
    for update;
  if not found then return; end if;
  select jsonb_object_agg(l.side, jsonb_build_object('n', l.n, 'hash', encode(l.hash, 'hex'), 'facts', l.facts))
    into lanes from lane l
    where l.stream_id = wanted and (is_worker() or app_sees_lane(locked.kind, l.side));
  return next (locked.id, locked.kind, locked.municipality_id, locked.organisation_id,
    locked.last_seq, locked.first_seq, locked.first_hash, greatest(clock_timestamp(), locked.last_recorded_at),
    coalesce(lanes, '{}'))::stream_head;
end $$;
create function begin_stream(wanted uuid, of_kind text, municipality uuid, organisation uuid)
  returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (is_worker() or (app_sees_stream(of_kind, wanted, municipality, organisation)
    and (of_kind = 'person' or app_takes_part()))) then
    raise exception 'this stream is not the caller''s to begin' using errcode = 'insufficient_privilege';
  end if;
  insert into stream (id, kind, municipality_id, organisation_id)
    values (wanted, of_kind, municipality, organisation) on conflict do nothing;
  return query select * from lock_stream(wanted);
end $$;`;

/**
 * Appends events to a stream whose lock the caller holds. Number and link are computed here and
 * compared with what the bytes say, so that no caller can leave a gap, hang an event elsewhere, or
 * write one in another's name or in a lane that she may not write in.
 */
const append = `
create function append_events(wanted uuid, contents bytea[], facts boolean[], wakes boolean[])
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  sides constant text[] := array['both', 'sender', 'receiver', 'auditor'];
  head stream;
  numbers bigint[];
  hashes bytea[];
  counts bigint[];
  touched boolean[] := array[false, false, false, false];
  event jsonb;
  at int;
  hash bytea;
  waking bigint;
begin
  select * into strict head from stream s where s.id = wanted for update;
  if not (is_worker() or app_sees_stream(head.kind, head.id, head.municipality_id, head.organisation_id)) then
    raise exception 'this stream is not the caller''s' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(coalesce(l.n, 0) order by k.place), array_agg(coalesce(l.hash, head.first_hash) order by k.place),
    array_agg(coalesce(l.facts, 0) order by k.place)
    into numbers, hashes, counts
    from unnest(sides) with ordinality k (side, place)
    left join lane l on l.stream_id = wanted and l.side = k.side;
  for i in 1 .. cardinality(contents) loop
    event := convert_from(contents[i], 'UTF8')::jsonb;
    at := array_position(sides, event->>'lane');
    if at is null or not (is_worker() or (app_appends(head.kind, head.id, sides[at]) and (
        event->>'actor' = app_actor()::text
        or (event->>'kind' = 'openedByPerson' and app_side() = 'receiver')))) then
      raise exception 'this event is not the caller''s to append' using errcode = 'insufficient_privilege';
    end if;
    if (event->>'v', event->>'stream', (event->>'n')::bigint, event->>'after') is distinct from
        ('2', wanted::text, numbers[at] + 1, case when at = 1 then null else encode(hashes[1], 'hex') end)
      or (event->>'recordedAt')::timestamptz 
        not between head.last_recorded_at and greatest(head.last_recorded_at, clock_timestamp()) then
      raise exception 'this event does not continue its lane' using errcode = 'check_violation';
    end if;
    hash := sha256('\\x01'::bytea || hashes[at] || contents[i]);
    insert into audit_event (stream_id, seq, side, n, kind, bytes, prev_hash, hash)
      values (wanted, head.last_seq + i, sides[at], numbers[at] + 1, event->>'kind', contents[i], hashes[at], hash);
    numbers[at] := numbers[at] + 1;
    hashes[at] := hash;
    counts[at] := counts[at] + facts[i]::int;
    touched[at] := true;
    head.last_recorded_at := (event->>'recordedAt')::timestamptz;
    if wakes[i] then waking := head.last_seq + i; end if;
  end loop;
  insert into lane (stream_id, side, n, hash, facts)
    select wanted, k.side, k.n, k.hash, k.facts
    from unnest(sides, numbers, hashes, counts, touched) k (side, n, hash, facts, touched) where k.touched
    on conflict (stream_id, side) do update set n = excluded.n, hash = excluded.hash, facts = excluded.facts;
  update stream set last_seq = head.last_seq + cardinality(contents),
    last_recorded_at = head.last_recorded_at, last_fact_seq = coalesce(waking, last_fact_seq)
    where id = wanted;
end $$;`;

/** What the trail is made of is written by the functions alone, in the owner's name. */
const fences = `
alter table lane enable row level security;
alter table lane force row level security;
create policy owner_keeps on stream to anmalan_owner using (true) with check (true);
create policy owner_keeps on lane to anmalan_owner using (true) with check (true);
create policy owner_appends on audit_event for insert to anmalan_owner with check (true);
create policy worker_all on lane to anmalan_worker using (true) with check (true);
create policy app_selects on lane for select to anmalan_app
  using (exists (select from stream s where s.id = stream_id and app_sees_lane(s.kind, lane.side)));
drop policy app_all on stream;
create policy app_selects on stream for select to anmalan_app
  using (app_sees_stream(kind, id, municipality_id, organisation_id));
drop policy app_inserts on audit_event;
drop policy app_inserts on audit_subject;
create policy app_inserts on audit_subject for insert to anmalan_app
  with check (stream_id = app_actor() and exists (select from stream s where s.id = report_id));
revoke insert, update on stream from anmalan_app;
revoke update (last_seq, first_hash, last_recorded_at, last_fact_seq) on stream from anmalan_app;
revoke insert on audit_event from anmalan_app;
revoke insert, update, delete on stream from anmalan_worker;
grant update (relayed_seq, claimed_until) on stream to anmalan_worker;
revoke insert on audit_event from anmalan_worker;
grant select on lane to anmalan_app, anmalan_worker;
revoke all on function is_worker(), app_sees_stream(text, uuid, uuid, uuid), app_sees_lane(text, text),
  app_appends(text, uuid, text), lock_stream(uuid), begin_stream(uuid, text, uuid, uuid),
  append_events(uuid, bytea[], boolean[], boolean[]) from public;
grant execute on function is_worker(), app_sees_stream(text, uuid, uuid, uuid), app_sees_lane(text, text),
  app_appends(text, uuid, text), lock_stream(uuid), begin_stream(uuid, text, uuid, uuid),
  append_events(uuid, bytea[], boolean[], boolean[]) to anmalan_app, anmalan_worker;`;

/**
 * One chain per side in place of one for all. Streams that stand keep their chain as it is, and each
 * of their lanes goes on from its head.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
create table lane (
  stream_id uuid not null references stream,
  side text not null check (side in ('sender', 'receiver', 'both', 'auditor')),
  n bigint not null check (n >= 0),
  hash bytea not null check (length(hash) = 32),
  -- Of the events those that are no mere looks, the shared chain's included.
  facts bigint not null check (facts >= 0),
  primary key (stream_id, side)
) with (fillfactor = 70);
alter table stream rename column last_hash to first_hash;
alter table stream
  add column first_seq bigint not null default 0,
  drop column etag_seq,
  alter column first_hash set default decode(repeat('00', 32), 'hex'),
  alter column last_seq set default 0,
  alter column last_recorded_at set default '-infinity';
-- Null in the chain that all sides shared.
alter table audit_event add column n bigint check (n > 0), add unique (stream_id, side, n);
${countWhatStands}
${caller}
${lock}
${append}
${fences}`);
}

/** Refused when a lane has events, since one chain for all sides has no place for them. */
export async function down(db: Knex): Promise<void> {
  await db.raw(`
alter table audit_event no force row level security;
alter table lane no force row level security;
alter table stream no force row level security;
do $$ begin
  if exists (select from audit_event where n is not null) then
    raise exception 'there are events in lanes, which one chain cannot tell';
  end if;
end $$;
alter table audit_event force row level security;
drop function append_events(uuid, bytea[], boolean[], boolean[]), begin_stream(uuid, text, uuid, uuid),
  lock_stream(uuid);
drop type stream_head;
drop policy owner_keeps on stream;
drop policy owner_appends on audit_event;
drop policy app_selects on stream;
drop policy app_inserts on audit_subject;
create policy app_inserts on audit_subject for insert to anmalan_app with check (stream_id = app_actor());
create policy app_inserts on audit_event for insert to anmalan_app
  with check (exists (select from stream s where s.id = stream_id));
alter table stream rename column first_hash to last_hash;
alter table stream drop column first_seq, add column etag_seq bigint not null default 0,
  alter column last_hash drop default, alter column last_seq drop default,
  alter column last_recorded_at drop default;
update stream set etag_seq = coalesce((select sum(facts) from lane where stream_id = stream.id), 0);
alter table stream force row level security;
create policy app_all on stream to anmalan_app
  using (case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality_id = app_municipality())
    else app_reaches(municipality_id, organisation_id) end)
  with check (case kind when 'person' then id = app_actor()
    else app_reaches(municipality_id, organisation_id) end);
drop table lane;
drop function app_appends(text, uuid, text), app_sees_lane(text, text),
  app_sees_stream(text, uuid, uuid, uuid), is_worker();
alter table audit_event drop column n;
grant insert on stream, audit_event to anmalan_app;
grant update (last_seq, last_hash, last_recorded_at, last_fact_seq, etag_seq) on stream to anmalan_app;
revoke update (relayed_seq, claimed_until) on stream from anmalan_worker;
grant insert, update, delete on stream to anmalan_worker;
grant insert on audit_event to anmalan_worker;
`);
}
