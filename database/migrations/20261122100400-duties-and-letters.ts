import type { Knex } from 'knex';

/** What must be done and by when, how far its ladder has come, and what people are given to read. */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table duty (
  id uuid primary key,
  stream_id uuid not null references stream,
  kind text not null,
  side text not null check (side in ('sender', 'receiver')),
  owner_role text not null,
  owner_unit_id uuid not null references unit,
  assignee_id uuid references person,
  signatory text,
  about uuid,
  rule_version int not null,
  settings_version int not null,
  anchor_at timestamptz not null,
  opened_at timestamptz not null,
  opened_seq bigint not null,
  acute boolean not null,
  at_once boolean not null,
  due_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'lapsed')),
  reason text,
  ended_at timestamptz,
  ended_seq bigint,
  next_rung int not null,
  next_rung_at timestamptz,
  check ((state = 'open') = (ended_at is null)),
  check (state = 'open' or next_rung_at is null)
);
create index duty_of_stream on duty (stream_id);
create index duty_open on duty (owner_unit_id, owner_role, due_at) where state = 'open';

create table duty_rung (
  duty_id uuid not null references duty,
  number int not null check (number > 0),
  stream_id uuid not null references stream,
  side text not null check (side in ('sender', 'receiver')),
  due_at timestamptz not null,
  fired_at timestamptz not null,
  notified boolean not null,
  to_targets text[] not null,
  primary key (duty_id, number)
);

-- "You have a task": one line per person and rung, without a word of the case.
create table notice (
  id uuid primary key,
  person_id uuid not null references person,
  duty_id uuid not null references duty,
  stream_id uuid not null references stream,
  rung int not null,
  made_at timestamptz not null,
  unique (duty_id, rung, person_id)
);
create index notice_of_person on notice (person_id, made_at);

create table letter (
  id uuid primary key,
  stream_id uuid not null references stream,
  kind text not null check (kind in ('reportAsSent', 'receipt', 'jointMeetingInvitation')),
  side text not null check (side in ('sender', 'receiver', 'both')),
  step text not null,
  about uuid,
  made_at timestamptz not null,
  sha256 bytea not null check (length(sha256) = 32),
  sealed bytea not null,
  unique (stream_id, step)
);

create table idempotency (
  actor_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  fingerprint bytea not null check (length(fingerprint) = 32),
  status int,
  location text,
  answer jsonb,
  made_at timestamptz not null,
  primary key (actor_id, key)
);

create table reconciliation (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  sender_organisation_id uuid not null references organisation,
  day date not null,
  ran_at timestamptz not null,
  reports_sent int not null,
  duties_opened int not null,
  workflows_started int not null,
  opened_or_overdue int not null,
  differs boolean not null,
  unique (sender_organisation_id, municipality_id, day)
);

create table engine_state (
  name text primary key,
  value text not null
);
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`drop table engine_state, reconciliation, idempotency, letter, notice, duty_rung, duty`);
