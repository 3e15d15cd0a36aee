import type { Knex } from 'knex';

/**
 * Who is logged in with a browser, by the SHA-256 of a random token that the browser alone holds. A
 * session is a person's and no function's: she sees and changes her own, whichever function she acts
 * in. What has ended stays as it ended. Its row names her for a day more, so that what she typed while
 * it ended is kept for her.
 */
const sessions = `
create table web_session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references person,
  assurance text not null,
  logged_in_at timestamptz not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes int not null check (idle_minutes in (30, 300)),
  ends_at timestamptz not null check (ends_at <= started_at + interval '8 hours'),
  assignment_id uuid references assignment,
  ended_at timestamptz,
  ended_because text check (ended_because in ('loggedOut', 'revoked', 'functionEnded')),
  kept_until timestamptz not null,
  check (num_nonnulls(ended_at, ended_because) in (0, 2)),
  check (kept_until > last_seen_at)
);
create index web_session_of_person on web_session (person_id);
create index web_session_kept_until on web_session (kept_until);`;

/**
 * A login that has begun and is not back from the provider: where it goes on to, and for which person
 * alone when it proves somebody anew. What the provider must answer with is derived from the token.
 */
const attempts = `
create table login_attempt (
  token_hash bytea primary key check (length(token_hash) = 32),
  goes_to text not null check (length(goes_to) <= 2000),
  resumes text check (length(resumes) <= 2000),
  person_id uuid references person,
  expires_at timestamptz not null
);
create index login_attempt_expires_at on login_attempt (expires_at);`;

/** The owner, in whose name the door is asked, sees only the row whose token was presented. */
const fences = `
create function app_token_hash() returns bytea language sql stable
  as $$ select decode(nullif(current_setting('app.token_hash', true), ''), 'hex') $$;
revoke all on function app_token_hash() from public;
${['web_session', 'login_attempt']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;`,
  )
  .join('')}
create policy owner_finds on web_session for select to anmalan_owner
  using (token_hash = app_token_hash());
create policy owner_sweeps on web_session to anmalan_owner using (kept_until <= app_swept_at());
create policy owner_takes on login_attempt to anmalan_owner
  using (token_hash = app_token_hash()) with check (true);
create policy owner_sweeps on login_attempt to anmalan_owner using (expires_at <= app_swept_at());
create policy app_all on web_session to anmalan_app using (person_id = app_actor());
create policy app_updates_open on web_session as restrictive for update to anmalan_app
  using (ended_at is null) with check (true);
grant select, insert, update (token_hash, assurance, logged_in_at, last_seen_at, idle_minutes, ends_at,
  assignment_id, ended_at, ended_because, kept_until) on web_session to anmalan_app;`;

const door = `
create function session_of_token(presented bytea)
  returns table (id uuid, person_id uuid, assurance text, logged_in_at timestamptz,
    started_at timestamptz, last_seen_at timestamptz, idle_minutes int, ends_at timestamptz,
    assignment_id uuid, ended_at timestamptz, ended_because text,
    subject text, given_name text, family_name text, title text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.token_hash', encode(presented, 'hex'), true);
  return query
    select s.id, s.person_id, s.assurance, s.logged_in_at, s.started_at, s.last_seen_at,
      s.idle_minutes, s.ends_at, s.assignment_id, s.ended_at, s.ended_because,
      p.subject, p.given_name, p.family_name, p.title
    from web_session s join person p on p.id = s.person_id where s.token_hash = presented;
  perform set_config('app.token_hash', '', true);
end $$;

-- Whoever is to be proven anew is named by her session, so that nobody begins that for another.
create function begin_login(presented bytea, path text, resume text, of_session bytea, expiry timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  if of_session is not null then
    perform set_config('app.token_hash', encode(of_session, 'hex'), true);
    select s.person_id into whose from web_session s where s.token_hash = of_session;
    perform set_config('app.token_hash', '', true);
    if whose is null then return false; end if;
  end if;
  insert into login_attempt (token_hash, goes_to, resumes, person_id, expires_at)
    values (presented, path, resume, whose, expiry);
  return true;
end $$;

create function take_login(presented bytea, moment timestamptz)
  returns table (goes_to text, resumes text, person_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.token_hash', encode(presented, 'hex'), true);
  return query with taken as (
      delete from login_attempt a where a.token_hash = presented
      returning a.goes_to, a.resumes, a.person_id, a.expires_at)
    select t.goes_to, t.resumes, t.person_id from taken t where t.expires_at > moment;
  perform set_config('app.token_hash', '', true);
end $$;
revoke all on function session_of_token(bytea), begin_login(bytea, text, text, bytea, timestamptz),
  take_login(bytea, timestamptz) from public;
grant execute on function session_of_token(bytea), begin_login(bytea, text, text, bytea, timestamptz),
  take_login(bytea, timestamptz) to anmalan_app;`;

const swept = (more: { readonly deletes: string; readonly counts: string }): string => `
create or replace function sweep_kept(swept_at timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  swept bigint;
begin
  perform set_config('app.swept_at', swept_at::text, true);
  with drafts as (delete from draft where kept_until <= swept_at returning 1),
    texts as (delete from kept_text where kept_until <= swept_at returning 1),
    uploads as (delete from attachment where kept_until <= swept_at returning 1)${more.deletes}
  select (select count(*) from drafts) + (select count(*) from texts)
    + (select count(*) from uploads)${more.counts} into swept;
  perform set_config('app.swept_at', '', true);
  return swept;
end $$;`;

const sweeping = swept({
  deletes: `,
    sessions as (delete from web_session where kept_until <= swept_at returning 1),
    attempts as (delete from login_attempt where expires_at <= swept_at returning 1)`,
  counts: `
    + (select count(*) from sessions) + (select count(*) from attempts)`,
});

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`${sessions}${attempts}${fences}${door}${sweeping}`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`${swept({ deletes: '', counts: '' })}
drop function take_login(bytea, timestamptz), begin_login(bytea, text, text, bytea, timestamptz),
  session_of_token(bytea);
drop table login_attempt, web_session;
drop function app_token_hash();`);
