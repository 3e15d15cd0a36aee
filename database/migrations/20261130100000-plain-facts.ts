import type { Knex } from 'knex';
import { up as createPartitions } from './20261122100300-facts.ts';
import { addFactKinds, type FactKind } from './helpers/fact-kind.ts';

/** What each kind was held to as a partition. */
const kinds: readonly FactKind[] = [
  {
    kind: 'signatureRecorded',
    roles: ['rektor', 'skolskoterska', 'kurator'],
    outcomes: ['signed', 'declined', 'notAsked', 'missing'],
    once: 'role',
  },
  { kind: 'supplementAdded', needs: ['sealed'] },
  { kind: 'supplementRead', side: 'receiver', needs: ['about'], once: 'about' },
  { kind: 'reportOpened', side: 'receiver', once: 'stream' },
  { kind: 'caseAssigned', side: 'receiver', needs: ['about'] },
  { kind: 'contactRecorded', side: 'receiver', needs: ['sealed'] },
  { kind: 'protectionAssessed', side: 'receiver', needs: ['sealed'], once: 'stream' },
  { kind: 'caseRegistered', side: 'receiver', needs: ['sealed'], once: 'stream' },
  { kind: 'intakeNoteTaken', side: 'receiver', needs: ['sealed'] },
  { kind: 'consentRecorded', side: 'receiver', needs: ['sealed'] },
  { kind: 'meetingProposed', needs: ['sealed'] },
  { kind: 'meetingWaived', side: 'receiver', needs: ['sealed'], once: 'stream' },
  { kind: 'meetingTimeAnswered', needs: ['about'] },
  { kind: 'meetingInvited', needs: ['about', 'at'] },
  { kind: 'meetingOutcomeRecorded', outcomes: ['held', 'moved', 'cancelled'], needs: ['about'] },
  { kind: 'meetingMinutesTaken', needs: ['about'], once: 'about' },
  {
    kind: 'decisionMade',
    side: 'receiver',
    outcomes: ['open', 'doNotOpen'],
    needs: ['person_id', 'sealed'],
    once: 'stream',
  },
  { kind: 'concernedInformed', side: 'receiver', outcomes: ['told', 'postponed'] },
  { kind: 'feedbackRequested' },
  {
    kind: 'feedbackRecorded',
    outcomes: ['opened', 'notOpened', 'alreadyOngoing', 'inappropriate'],
  },
  { kind: 'followUpMeetingPlanned', needs: ['at'] },
  { kind: 'followUpMeetingHeld', needs: ['sealed'], once: 'stream' },
];

/**
 * The rules of the kinds as rows instead of a constraint and an index for each: those PostgreSQL
 * would prepare anew for every statement, all of them, whatever the kind of the row.
 */
const rules = `
create table fact_kind (
  kind text primary key,
  side text check (side in ('sender', 'receiver', 'both')),
  roles text[],
  outcomes text[],
  needs text[] not null check (needs <@ '{person_id, about, at, sealed}'),
  once text check (once in ('stream', 'role', 'about'))
);
grant select on fact_kind to anmalan_app, anmalan_worker;

create function hold_to_kind() returns trigger language plpgsql as $$
declare
  rule public.fact_kind;
  broken text;
begin
  select * into rule from public.fact_kind where kind = new.kind;
  broken := case
    when not found then 'name'
    when new.side <> rule.side then 'side'
    when new.role <> all (rule.roles) then 'role'
    when new.outcome <> all (rule.outcomes) then 'outcome'
    when new.person_id is null and 'person_id' = any (rule.needs) then 'person_id'
    when new.about is null and 'about' = any (rule.needs) then 'about'
    when new.at is null and 'at' = any (rule.needs) then 'at'
    when new.sealed is null and 'sealed' = any (rule.needs) then 'sealed'
  end;
  if broken is not null then
    raise exception '% breaks the rules of its kind: %', new.kind, broken
      using errcode = 'check_violation';
  end if;
  new.once := case rule.once
    when 'stream' then new.stream_id::text
    when 'role' then new.stream_id || ' ' || new.role
    when 'about' then new.about::text
  end;
  return new;
end $$;
revoke all on function hold_to_kind() from public;`;

const columns = `id, stream_id, seq, kind, side, occurred_at, recorded_at, person_id, client_id,
  assignment_id, role, outcome, about, at, assurance, content_hash, sealed`;

/** FORCE binds the owner too, who is to carry every row; it is raised again on what replaces it. */
const setAside = `
set local statement_timeout = 0;
alter table fact no force row level security;
drop index fact_of_stream;
alter table fact rename to former_fact;`;

const carryOver = `
insert into fact (${columns}) select ${columns} from former_fact order by stream_id, seq;
drop table former_fact;`;

const fence = `
alter table fact enable row level security;
alter table fact force row level security;
create policy worker_all on fact to anmalan_worker using (true) with check (true);
create policy app_inserts on fact for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
create policy app_selects on fact for select to anmalan_app
  using (side in ('both', app_side()) and exists (select from stream s where s.id = stream_id));
grant select, insert on fact to anmalan_app, anmalan_worker;`;

/** One plain table for all kinds: a partitioned one is planned over every partition it may need. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`${setAside}
${rules}
create table fact (
  id uuid not null,
  stream_id uuid not null references stream,
  seq bigint not null,
  kind text not null,
  side text not null check (side in ('sender', 'receiver', 'both')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  client_id uuid references api_client,
  assignment_id uuid references assignment,
  role text,
  outcome text,
  about uuid,
  at timestamptz,
  assurance text,
  content_hash bytea,
  sealed bytea,
  -- The fact that this one takes the place of, which then no longer counts.
  corrects uuid check (corrects <> id),
  -- What no other counting fact of its kind may have as well; the trigger's to fill in.
  once text,
  constraint signed_by_somebody check (outcome <> 'signed'
    or (person_id is not null and content_hash is not null and assurance is not null)),
  constraint inappropriate_to_the_receiver_alone check (kind <> 'feedbackRecorded'
    or (outcome = 'inappropriate') = (side = 'receiver'))
);
create trigger hold_to_kind before insert on fact for each row execute function hold_to_kind();`);
  await addFactKinds(db, kinds);
  await db.raw(`${carryOver}
alter table fact add primary key (id);
alter table fact add foreign key (corrects) references fact;
create index fact_of_stream on fact (stream_id, seq);
create unique index fact_counts_once on fact (kind, once)
  where corrects is null and once is not null;
create unique index fact_corrected_once on fact (corrects) where corrects is not null;
create trigger append_only before update or delete on fact
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on fact
  for each statement execute function refuse_change();
${fence}`);
}

/** Refused when a fact has been corrected, since a partition has no place for that. */
export async function down(db: Knex): Promise<void> {
  await db.raw(`${setAside}
do $$ begin
  if exists (select from former_fact where corrects is not null) then
    raise exception 'a fact has been corrected, which partitions cannot tell';
  end if;
end $$;`);
  await createPartitions(db);
  await db.raw(`${carryOver}
drop table fact_kind;
drop function hold_to_kind();
do $$ declare part regclass; begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'fact'::regclass loop
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
    execute format('revoke all on %s from anmalan_worker', part);
  end loop;
end $$;
${fence}`);
}
