import type { Knex } from 'knex';

/** Who there is: municipalities, organisations, units, people in their functions, agency systems. */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table municipality (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{4}$'),
  slug text not null unique,
  name text not null
);

create table settings (
  municipality_id uuid not null references municipality,
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  body jsonb not null,
  approved_by text not null,
  source text not null,
  primary key (municipality_id, version)
);

create table organisation (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  kind text not null check (kind in ('school', 'socialServices')),
  name text not null
);

create table unit (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  municipality_id uuid not null references municipality,
  kind text not null check (kind in ('school', 'intake', 'management')),
  name text not null
);
create unique index one_intake_per_municipality on unit (municipality_id) where kind = 'intake';

create table person (
  id uuid primary key,
  subject text not null unique,
  given_name text not null,
  family_name text not null,
  title text not null,
  phone text,
  email text
);

create table assignment (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null,
  unit_id uuid not null references unit,
  organisation_id uuid not null references organisation,
  municipality_id uuid not null references municipality,
  deputy_for text,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from)
);
create index assignment_by_person on assignment (person_id);
create index assignment_by_function on assignment (unit_id, role);

create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Whether those who wait for the person have been woken since it began.
  carried boolean not null default false
);
create index absence_by_person on absence (person_id, ends_at);
create index absence_to_carry on absence (starts_at) where not carried;

create table api_client (
  id uuid primary key,
  login text not null unique,
  name text not null,
  organisation_id uuid not null references organisation,
  municipality_id uuid not null references municipality,
  unit_id uuid not null references unit,
  jwks jsonb not null,
  revoked_at timestamptz
);

create table client_jti (
  client_id uuid not null references api_client,
  jti text not null,
  expires_at timestamptz not null,
  primary key (client_id, jti)
);
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(
    `drop table client_jti, api_client, absence, assignment, person, unit, organisation, settings, municipality`,
  );
