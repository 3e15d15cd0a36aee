import type { Knex } from 'knex';

/**
 * Functions that run in the owner's name see every open duty of a stream, since neither side sees
 * the other's.
 */
const sees = `
create policy owner_reads on duty for select to anmalan_owner using (true);
create index duty_open_of_stream on duty (stream_id, next_rung_at, id) where state = 'open';
drop index duty_about_open;`;

/**
 * Whether the workflow of a stream would look too late if nobody woke it: nobody knows until when it
 * sleeps, a rung comes before that, or the stream ends with the duty that was just the last.
 */
const looksTooLate = `
create function looks_too_late(head stream, awaits_duties boolean) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select head.sleeps_until is null
    or exists (select from duty d
      where d.stream_id = head.id and d.state = 'open' and d.next_rung_at < head.sleeps_until)
    or (awaits_duties
      and not exists (select from duty d where d.stream_id = head.id and d.state = 'open')) $$;
revoke all on function looks_too_late(stream, boolean) from public;`;

type Version = {
  /** The types of its arguments, and what stands behind those that both versions have. */
  readonly types: string;
  readonly more: string;
  /** What is decided before the head is written, and what is written beside the rest. */
  readonly decides: string;
  readonly writes: string;
};

const before: Version = {
  types: 'uuid, bytea[], boolean[], boolean[]',
  more: '',
  decides: '',
  writes: '',
};

/**
 * Its last argument: whether the stream awaits nothing but its duties, null when no workflow follows
 * it. What the workflow itself has recorded does not wake it.
 */
const after: Version = {
  types: 'uuid, bytea[], boolean[], boolean[], boolean',
  more: ', awaits_duties boolean default null',
  decides: `
  if waking is null and awaits_duties is not null and true = any (facts) and not is_worker()
    and looks_too_late(head, awaits_duties) then
    waking := head.last_seq + cardinality(contents);
  end if;`,
  writes: `,
    waiting_since = case when waking is null or head.relayed_seq < head.last_fact_seq then waiting_since
      else (event->>'occurredAt')::timestamptz end`,
};

const replace = (old: Version, { types, more, decides, writes }: Version): string => `
drop function append_events(${old.types});
create function append_events(wanted uuid, contents bytea[], facts boolean[], wakes boolean[]${more})
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
    on conflict (stream_id, side) do update set n = excluded.n, hash = excluded.hash, facts = excluded.facts;${decides}
  update stream set last_seq = head.last_seq + cardinality(contents),
    last_recorded_at = head.last_recorded_at, last_fact_seq = coalesce(waking, last_fact_seq)${writes}
    where id = wanted;
end $$;
revoke all on function append_events(${types}) from public;
grant execute on function append_events(${types}) to anmalan_app, anmalan_worker;`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`
alter table stream add column sleeps_until timestamptz,
  -- Since when its workflow waits to be told: meaningful while relayed_seq < last_fact_seq.
  add column waiting_since timestamptz;
grant select (sleeps_until, waiting_since), update (sleeps_until, waiting_since)
  on stream to anmalan_worker;
${sees}
${looksTooLate}
${replace(before, after)}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
${replace(after, before)}
drop function looks_too_late(stream, boolean);
create index duty_about_open on duty (stream_id, next_rung_at, id)
  where about is not null and state = 'open';
drop index duty_open_of_stream;
drop policy owner_reads on duty;
alter table stream drop column sleeps_until, drop column waiting_since;`);
}
