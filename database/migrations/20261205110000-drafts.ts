import type { Knex } from 'knex';

const inHouse = `organisation_id = app_organisation()`;

/**
 * What somebody has begun to write, before there is a stream to write it in: a report, or another
 * form. It is hers alone, in the organisation that she writes for, and nobody else has a policy. The
 * author of a draft is a person or an agency's own system. The worker forgets what is over without
 * seeing it: the owner, in whose name it does, sees a row only when its time has passed, and only
 * there.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create table draft (
  id uuid primary key,
  author_id uuid not null,
  organisation_id uuid not null references organisation,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  kept_until timestamptz not null,
  version int not null,
  wrapped bytea not null,
  kek_id text not null,
  sealed bytea not null,
  check (kept_until > saved_at)
);
create index draft_of_author on draft (author_id, saved_at);
create index draft_kept_until on draft (kept_until);

create table kept_text (
  id uuid not null unique,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  form text not null,
  subject_id uuid not null,
  saved_at timestamptz not null,
  kept_until timestamptz not null,
  version int not null,
  wrapped bytea not null,
  kek_id text not null,
  sealed bytea not null,
  primary key (person_id, organisation_id, form, subject_id),
  check (kept_until > saved_at)
);
create index kept_text_kept_until on kept_text (kept_until);

create function app_swept_at() returns timestamptz language sql stable
  as $$ select nullif(current_setting('app.swept_at', true), '')::timestamptz $$;
revoke all on function app_swept_at() from public;
${['draft', 'kept_text']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy owner_sweeps on ${table} to anmalan_owner using (kept_until <= app_swept_at());`,
  )
  .join('')}
create policy app_all on draft to anmalan_app
  using (app_side() = 'sender' and author_id = app_actor() and ${inHouse});
create policy app_all on kept_text to anmalan_app
  using (person_id = app_actor() and ${inHouse});
grant select, insert, delete, update (saved_at, kept_until, version, sealed) on draft to anmalan_app;
grant select, insert, delete,
  update (id, saved_at, kept_until, version, wrapped, kek_id, sealed) on kept_text to anmalan_app;

create function sweep_kept(swept_at timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  swept bigint;
begin
  perform set_config('app.swept_at', swept_at::text, true);
  with drafts as (delete from draft where kept_until <= swept_at returning 1),
    texts as (delete from kept_text where kept_until <= swept_at returning 1)
  select (select count(*) from drafts) + (select count(*) from texts) into swept;
  perform set_config('app.swept_at', '', true);
  return swept;
end $$;
revoke all on function sweep_kept(timestamptz) from public;
grant execute on function sweep_kept(timestamptz) to anmalan_worker;
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
drop function sweep_kept(timestamptz);
drop table draft, kept_text;
drop function app_swept_at();
`);
