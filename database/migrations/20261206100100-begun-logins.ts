import type { Knex } from 'knex';

/**
 * A login that has begun says when: one that is to prove somebody anew counts only if she logged in
 * after that. What goes on after it is found by its path, and needs no words of its own.
 */
const withBeginning = `
drop function begin_login(bytea, text, text, bytea, timestamptz), take_login(bytea, timestamptz);
truncate login_attempt;
alter table login_attempt drop column resumes, add column begun_at timestamptz not null,
  add check (expires_at > begun_at);

-- Whoever is to be proven anew is named by her session, so that nobody begins that for another.
create function begin_login(presented bytea, path text, of_session bytea, moment timestamptz,
    expiry timestamptz)
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
  insert into login_attempt (token_hash, goes_to, person_id, begun_at, expires_at)
    values (presented, path, whose, moment, expiry);
  return true;
end $$;

create function take_login(presented bytea, moment timestamptz)
  returns table (goes_to text, person_id uuid, begun_at timestamptz)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.token_hash', encode(presented, 'hex'), true);
  return query with taken as (
      delete from login_attempt a where a.token_hash = presented
      returning a.goes_to, a.person_id, a.begun_at, a.expires_at)
    select t.goes_to, t.person_id, t.begun_at from taken t where t.expires_at > moment;
  perform set_config('app.token_hash', '', true);
end $$;
revoke all on function begin_login(bytea, text, bytea, timestamptz, timestamptz),
  take_login(bytea, timestamptz) from public;
grant execute on function begin_login(bytea, text, bytea, timestamptz, timestamptz),
  take_login(bytea, timestamptz) to anmalan_app;`;

const withoutBeginning = `
drop function begin_login(bytea, text, bytea, timestamptz, timestamptz),
  take_login(bytea, timestamptz);
truncate login_attempt;
alter table login_attempt drop column begun_at,
  add column resumes text check (length(resumes) <= 2000);

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
revoke all on function begin_login(bytea, text, text, bytea, timestamptz),
  take_login(bytea, timestamptz) from public;
grant execute on function begin_login(bytea, text, text, bytea, timestamptz),
  take_login(bytea, timestamptz) to anmalan_app;`;

export const up = (db: Knex): Promise<unknown> => db.raw(withBeginning);
export const down = (db: Knex): Promise<unknown> => db.raw(withoutBeginning);
