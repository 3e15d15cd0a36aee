import type { Knex } from 'knex';

/** The report as a row that is never lost: frozen content, links, and the child's blind indexes. */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table report (
  id uuid primary key references stream,
  reference text not null unique check (reference ~ '^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  submission_id uuid not null,
  municipality_id uuid not null references municipality,
  receiving_unit_id uuid not null references unit,
  sender_organisation_id uuid not null references organisation,
  sender_unit_id uuid not null references unit,
  author_person_id uuid references person,
  author_client_id uuid references api_client,
  channel text not null check (channel in ('web', 'api', 'phone', 'paper', 'supplement')),
  agency_kind text not null,
  received_at timestamptz not null,
  status text not null
    check (status in ('received', 'opened', 'assessed', 'concluded', 'closed', 'disposed')),
  concluded_as text check (concluded_as in ('open', 'doNotOpen', 'coveredByOngoing', 'forwarded')),
  concluded_at timestamptz,
  closed_at timestamptz,
  acute boolean not null,
  protected_contact boolean not null,
  protected_identity boolean not null,
  opened_by_person_at timestamptz,
  owner_person_id uuid references person,
  owner_role text,
  asked_roles text[] not null,
  legal_basis text not null,
  settings_version int not null,
  schema_version int not null,
  content_hash bytea not null check (length(content_hash) = 32),
  check ((concluded_as is null) = (concluded_at is null)),
  check ((owner_person_id is null) = (owner_role is null)),
  check (num_nonnulls(author_person_id, author_client_id) = 1),
  check ((status = 'received') = (opened_by_person_at is null)),
  check (owner_person_id is null or status <> 'received'),
  check (concluded_as is null or status in ('concluded', 'closed', 'disposed')),
  check (closed_at is null or status in ('closed', 'disposed'))
);
create index report_queue on report (municipality_id, status, received_at);
create index report_of_sender on report (sender_organisation_id, received_at);
create index report_of_author on report (author_person_id, received_at);

create table report_content (
  report_id uuid primary key references report,
  sealed bytea not null
);

create table report_link (
  from_id uuid not null references report,
  to_id uuid not null references report,
  kind text not null check (kind in ('confirms', 'supplements', 'repeats', 'siblingOf', 'forwardedFrom')),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index report_link_to on report_link (to_id);

create table child_index (
  report_id uuid not null references report,
  municipality_id uuid not null references municipality,
  kind text not null check (kind in ('identityNumber', 'nameAndBirthDate')),
  hmac bytea not null check (length(hmac) = 32),
  primary key (report_id, kind)
);
create index child_index_lookup on child_index (municipality_id, hmac);

create table acute_situation (
  id uuid primary key references stream,
  municipality_id uuid not null references municipality,
  sender_organisation_id uuid references organisation,
  sender_unit_id uuid references unit,
  owner_unit_id uuid not null references unit,
  because text not null check (because in ('reportedAcute', 'immediateNeed', 'openedByOfficer')),
  opened_at timestamptz not null,
  held_at timestamptz
);

create table acute_situation_report (
  situation_id uuid not null references acute_situation,
  report_id uuid not null references report,
  primary key (situation_id, report_id)
);
create index acute_situation_of_report on acute_situation_report (report_id);
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(
    `drop table acute_situation_report, acute_situation, child_index, report_link, report_content, report`,
  );
