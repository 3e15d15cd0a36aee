import type { Knex } from 'knex';

/**
 * Who knocks is asked before any tenant is known: one definer function each, run in the owner's
 * name, and nothing more.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create policy owner_reads on person for select to anmalan_owner using (true);
create policy owner_reads on assignment for select to anmalan_owner using (true);
create policy owner_reads on api_client for select to anmalan_owner using (true);
create policy owner_writes on client_jti to anmalan_owner using (true) with check (true);

create function functions_of_subject(login text, moment timestamptz)
  returns table (person_id uuid, assignment_id uuid, role text, unit_id uuid,
                 organisation_id uuid, municipality_id uuid, deputy_for text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.person_id, a.id, a.role, a.unit_id, a.organisation_id, a.municipality_id, a.deputy_for
  from person p join assignment a on a.person_id = p.id
  where p.subject = login and a.valid_from <= moment and (a.valid_to is null or a.valid_to > moment)
  order by a.id $$;

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
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
drop function burn_jti(uuid, text, timestamptz, timestamptz), client_of_login(text),
  functions_of_subject(text, timestamptz);
drop policy owner_reads on person;
drop policy owner_reads on assignment;
drop policy owner_reads on api_client;
drop policy owner_writes on client_jti;
`);
