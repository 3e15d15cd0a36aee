import type { Knex } from 'knex';

/**
 * What an auditor searches by stands in columns of the event: whose municipality it is of, when it
 * occurred and was recorded, who acted and at which unit. All of it is read from the bytes, which
 * stay what is hashed; whoever verifies a stream compares the two.
 */
const columns = `
alter table audit_event
  add column municipality_id uuid,
  add column occurred_at timestamptz,
  add column recorded_at timestamptz,
  -- Null where a part of the system acted.
  add column actor_id uuid,
  add column unit_id uuid;`;

/** The columns that an event is searched by, and how each is read from a member of its bytes. */
const searched = (said: (name: string) => string): Readonly<Record<string, string>> => ({
  occurred_at: `(${said('occurredAt')})::timestamptz`,
  recorded_at: `(${said('recordedAt')})::timestamptz`,
  actor_id: `case when ${said('function')} not like 'system/%' then (${said('actor')})::uuid end`,
  unit_id: `nullif(split_part(${said('function')}, '@', 2), '')::uuid`,
});

const inStored = searched((name) => `convert_from(e.bytes, 'UTF8')::jsonb->>'${name}'`);
const inAppended = searched((name) => `event->>'${name}'`);

/** FORCE binds the owner too, who here has to see and to complete every row. */
const completed = `
set local statement_timeout = 0;
alter table audit_event no force row level security;
alter table stream no force row level security;
alter table audit_event disable trigger append_only;
update audit_event e set municipality_id = s.municipality_id,
    ${Object.entries(inStored).map(([column, value]) => `${column} = ${value}`).join(`,
    `)}
  from stream s where s.id = e.stream_id;
alter table audit_event enable trigger append_only;
alter table stream force row level security;
alter table audit_event force row level security;
alter table audit_event
  alter column municipality_id set not null,
  alter column occurred_at set not null,
  alter column recorded_at set not null;`;

/** In the order of a search; the kind is compared before a row is fetched. */
const indexes = `
create index audit_event_of_municipality on audit_event (municipality_id, occurred_at, kind);
create index audit_event_of_actor on audit_event (actor_id, occurred_at) where actor_id is not null;
create index audit_event_of_unit on audit_event (unit_id, occurred_at) where unit_id is not null;`;

/**
 * An auditor sees every event of her municipality's streams, and in those of others what showed a
 * stream of hers. The row itself says whose it is, so that a search asks no other table.
 */
const fences = `
drop policy app_selects on audit_event;
create policy app_selects on audit_event for select to anmalan_app
  using (app_side() <> 'auditor' and side in ('both', app_side())
    and exists (select from stream s where s.id = stream_id));
drop policy auditor_selects on audit_event;
create policy auditor_selects on audit_event for select to anmalan_app
  using (app_side() = 'auditor' and (municipality_id = app_municipality()
    or exists (select from audit_subject a
      where a.stream_id = audit_event.stream_id and a.seq = audit_event.seq offset 0)));`;

const formerFences = `
drop policy auditor_selects on audit_event;
create policy auditor_selects on audit_event for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from audit_subject a
    where a.stream_id = audit_event.stream_id and a.seq = audit_event.seq));
drop policy app_selects on audit_event;
create policy app_selects on audit_event for select to anmalan_app
  using ((side in ('both', app_side()) or app_side() = 'auditor')
    and exists (select from stream s where s.id = stream_id));`;

type Columns = { readonly named: string; readonly read: string };
const withColumns: Columns = {
  named: `,
        municipality_id, ${Object.keys(inAppended).join(', ')}`,
  read: `,
        head.municipality_id, ${Object.values(inAppended).join(', ')}`,
};

const append = ({ named, read }: Columns): string => `
create or replace function append_events(wanted uuid, contents bytea[], facts boolean[], wakes boolean[],
    awaits_duties boolean default null)
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
    insert into audit_event (stream_id, seq, side, n, kind, bytes, prev_hash, hash${named})
      values (wanted, head.last_seq + i, sides[at], numbers[at] + 1, event->>'kind', contents[i], hashes[at], hash${read});
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
  if waking is null and awaits_duties is not null and true = any (facts) and not is_worker()
    and looks_too_late(head, awaits_duties) then
    waking := head.last_seq + cardinality(contents);
  end if;
  update stream set last_seq = head.last_seq + cardinality(contents),
    last_recorded_at = head.last_recorded_at, last_fact_seq = coalesce(waking, last_fact_seq),
    waiting_since = case when waking is null or head.relayed_seq < head.last_fact_seq then waiting_since
      else (event->>'occurredAt')::timestamptz end
    where id = wanted;
end $$;`;

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`${columns}
${completed}
${indexes}
${append(withColumns)}
${fences}`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`${formerFences}
${append({ named: '', read: '' })}
drop index audit_event_of_unit, audit_event_of_actor, audit_event_of_municipality;
alter table audit_event drop column municipality_id, drop column occurred_at, drop column recorded_at,
  drop column actor_id, drop column unit_id;`);
