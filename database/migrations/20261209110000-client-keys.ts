import type { Knex } from 'knex';

/**
 * The public keys by which agencies' systems sign in, a row for each: since when, until when, and when
 * one was last used, to the minute. A revoked key stays, so that nobody takes it for a new one.
 */
const table = `
create table client_key (
  id uuid primary key,
  client_id uuid not null references api_client,
  municipality_id uuid not null references municipality,
  -- What an assertion names it by.
  kid text not null check (kid ~ '^[\\x21-\\x7e]{1,200}$'),
  jwk jsonb not null check (jsonb_typeof(jwk) = 'object' and jwk->'d' is null and jwk->'k' is null),
  added_at timestamptz not null,
  -- Null for one that was there before keys had an end.
  expires_at timestamptz check (expires_at > added_at),
  revoked_at timestamptz,
  last_used_at timestamptz,
  unique (client_id, kid)
);
alter table client_key enable row level security;
alter table client_key force row level security;
create policy worker_all on client_key to anmalan_worker using (true) with check (true);
create policy owner_reads on client_key for select to anmalan_owner using (true);
create policy owner_inserts on client_key for insert to anmalan_owner with check (true);`;

/** A key of before is good for two years more, as a new one is. */
const carriedOver = `
insert into client_key (id, client_id, municipality_id, kid, jwk, added_at, expires_at)
  select gen_random_uuid(), c.id, c.municipality_id, coalesce(k.jwk->>'kid', 'key-' || k.n),
    k.jwk - array['kid', 'alg', 'use'], now(), now() + interval '2 years'
  from api_client c, jsonb_array_elements(c.jwks->'keys') with ordinality as k (jwk, n)
  on conflict (client_id, kid) do nothing;
alter table api_client drop column jwks;`;

const carriedBack = `
alter table api_client add column jwks jsonb;
alter table api_client no force row level security;
update api_client c set jwks = jsonb_build_object('keys', coalesce(
  (select jsonb_agg(k.jwk || jsonb_build_object('kid', k.kid)) from client_key k
   where k.client_id = c.id and k.revoked_at is null), '[]'));
alter table api_client force row level security;
alter table api_client alter column jwks set not null;`;

/** An administrator sees the systems of her municipality and their keys; each deed is a function. */
const fences = `
create function app_signing_client() returns uuid language sql stable
  as $$ select nullif(current_setting('app.signing_client', true), '')::uuid $$;
revoke all on function app_signing_client() from public;
grant execute on function app_administers(uuid) to anmalan_app;
create policy app_reads on api_client for select to anmalan_app
  using (app_administers(municipality_id));
create policy app_reads on client_key for select to anmalan_app
  using (app_administers(municipality_id));
grant select on api_client, client_key to anmalan_app;
create policy owner_ends on api_client for update to anmalan_owner
  using (app_administers(municipality_id) and revoked_at is null)
  with check (app_administers(municipality_id));
create policy owner_revokes on client_key for update to anmalan_owner
  using (app_administers(municipality_id) and revoked_at is null)
  with check (app_administers(municipality_id));
create policy owner_uses on client_key for update to anmalan_owner
  using (client_id = app_signing_client());`;

const refused = (what: string): string => `
    raise exception '${what} is not the caller''s to change' using errcode = 'insufficient_privilege';`;

/** A login is one system's in the whole installation: false where another has it already. */
const deeds = `
create function add_client(wanted uuid, of_login text, called text, of_unit uuid)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  home unit;
begin
  select * into home from unit u where u.id = of_unit;
  if not app_administers(home.municipality_id) then${refused('this unit')}
  end if;
  insert into api_client (id, login, name, organisation_id, municipality_id, unit_id)
    values (wanted, of_login, called, home.organisation_id, home.municipality_id, of_unit)
    on conflict (login) do nothing;
  return found;
end $$;

create function end_client(wanted uuid, moment timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update api_client set revoked_at = moment where id = wanted and revoked_at is null;
  if not found then${refused('this client')}
  end if;
end $$;

create function add_client_key(wanted uuid, of_client uuid, named text, public_half jsonb,
    moment timestamptz, expiry timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  client api_client;
begin
  select * into client from api_client c where c.id = of_client and c.revoked_at is null;
  if not app_administers(client.municipality_id) or expiry > moment + interval '2 years'
      then${refused('this client')}
  end if;
  insert into client_key (id, client_id, municipality_id, kid, jwk, added_at, expires_at)
    values (wanted, of_client, client.municipality_id, named, public_half, moment, expiry);
end $$;

create function revoke_client_key(wanted uuid, moment timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update client_key set revoked_at = moment where id = wanted and revoked_at is null;
  if not found then${refused('this key')}
  end if;
end $$;`;

/** The keys that count at an instant. A system whose keys are all over is known, and signs in by none. */
const door = `
drop function client_of_login(text);
create function client_of_login(login_name text, moment timestamptz)
  returns table (id uuid, organisation_id uuid, municipality_id uuid, unit_id uuid, jwks jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.organisation_id, c.municipality_id, c.unit_id, jsonb_build_object('keys', coalesce(
    (select jsonb_agg(k.jwk || jsonb_build_object('kid', k.kid) order by k.added_at, k.id)
     from client_key k where k.client_id = c.id and (k.expires_at is null or k.expires_at > moment)
       and k.revoked_at is null), '[]'))
  from api_client c where c.login = login_name and c.revoked_at is null $$;

drop function burn_jti(uuid, text, timestamptz, timestamptz);
create function burn_jti(client uuid, named text, token_id text, moment timestamptz, expiry timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from client_jti where expires_at < moment;
  insert into client_jti (client_id, jti, expires_at) values (client, token_id, expiry)
    on conflict do nothing;
  if not found then return false; end if;
  perform set_config('app.signing_client', client::text, true);
  update client_key set last_used_at = moment where client_id = client and kid = named
    and (last_used_at is null or last_used_at <= moment - interval '1 minute');
  perform set_config('app.signing_client', '', true);
  return true;
end $$;`;

const formerDoor = `
drop function client_of_login(text, timestamptz), burn_jti(uuid, text, text, timestamptz, timestamptz);
create function client_of_login(login_name text)
  returns table (id uuid, organisation_id uuid, municipality_id uuid, unit_id uuid, jwks jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.organisation_id, c.municipality_id, c.unit_id, c.jwks
  from api_client c where c.login = login_name and c.revoked_at is null $$;
create function burn_jti(client uuid, token_id text, moment timestamptz, expiry timestamptz)
  returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  with swept as (delete from client_jti where expires_at < moment),
       burnt as (insert into client_jti (client_id, jti, expires_at)
                 values (client, token_id, expiry) on conflict do nothing returning 1)
  select exists (select from burnt) $$;
revoke all on function client_of_login(text), burn_jti(uuid, text, timestamptz, timestamptz) from public;
grant execute on function client_of_login(text), burn_jti(uuid, text, timestamptz, timestamptz)
  to anmalan_app;`;

const ours = [
  'add_client(uuid, text, text, uuid)',
  'end_client(uuid, timestamptz)',
  'add_client_key(uuid, uuid, text, jsonb, timestamptz, timestamptz)',
  'revoke_client_key(uuid, timestamptz)',
].join(', ');
const atTheDoor =
  'client_of_login(text, timestamptz), burn_jti(uuid, text, text, timestamptz, timestamptz)';

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`${table}${carriedOver}${fences}${deeds}${door}
revoke all on function ${ours}, ${atTheDoor} from public;
grant execute on function ${ours}, ${atTheDoor} to anmalan_app;`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`drop function ${ours};
drop policy owner_ends on api_client;
drop policy app_reads on api_client;
revoke select on api_client from anmalan_app;
revoke execute on function app_administers(uuid) from anmalan_app;${carriedBack}
drop table client_key;
drop function app_signing_client();${formerDoor}`);
