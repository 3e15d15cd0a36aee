import type { Knex } from 'knex';

/**
 * One stream per report, acute situation and person. The head row is the mutex of its stream and
 * the relay's ledger; audit_event is the chain that hangs from it, append-only.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table stream (
  id uuid primary key,
  kind text not null check (kind in ('report', 'acuteSituation', 'person')),
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  last_seq bigint not null,
  last_hash bytea not null check (length(last_hash) = 32),
  last_recorded_at timestamptz not null,
  last_fact_seq bigint not null default 0,
  etag_seq bigint not null default 0,
  relayed_seq bigint not null default 0,
  claimed_until timestamptz
) with (fillfactor = 70);
create index stream_pending on stream (id) where relayed_seq < last_fact_seq;

create table data_key (
  stream_id uuid primary key references stream,
  wrapped bytea not null,
  kek_id text not null,
  destroyed_at timestamptz
);

create table audit_event (
  stream_id uuid not null references stream,
  seq bigint not null check (seq > 0),
  side text not null check (side in ('sender', 'receiver', 'both', 'auditor')),
  kind text not null,
  bytes bytea not null,
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  txid xid8 not null default pg_current_xact_id(),
  primary key (stream_id, seq)
);
create index audit_event_by_txid on audit_event (txid);

-- Lists and searches stand in the reader's own stream; this finds them from the report.
create table audit_subject (
  report_id uuid not null,
  stream_id uuid not null,
  seq bigint not null,
  primary key (report_id, stream_id, seq),
  foreign key (stream_id, seq) references audit_event
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event
  for each statement execute function refuse_change();
create trigger append_only before update or delete on audit_subject
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_subject
  for each statement execute function refuse_change();
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`drop table audit_subject, audit_event, data_key, stream; drop function refuse_change()`);
