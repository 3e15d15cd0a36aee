import type { Knex } from 'knex';

/** One that was taken back before it began ends as it begins. */
const terms = (sign: '>' | '>='): string => `
alter table assignment drop constraint assignment_check;
alter table assignment add constraint assignment_check check (valid_to ${sign} valid_from);`;

/**
 * Whoever administers a municipality, and whose people are hers: those who hold or have held a function
 * there. Nobody has been told of somebody new.
 */
const asked = `
create function app_administers(municipality uuid) returns boolean language sql stable as $$
  select coalesce(app_role() = 'administrator' and municipality = app_municipality(), false) $$;
create function app_administers_person(whom uuid) returns boolean language sql stable as $$
  select exists (select from assignment a
    where a.person_id = whom and app_administers(a.municipality_id)) $$;
revoke all on function app_administers(uuid), app_administers_person(uuid) from public;`;

/** The owner, in whose name the functions below run, is held to the same. */
const fences = `
create policy owner_reads on unit for select to anmalan_owner using (true);
create policy owner_ends on assignment for update to anmalan_owner
  using (app_administers(municipality_id) and not end_carried);
create policy owner_renames on person for update to anmalan_owner
  using (app_administers_person(id));
create policy owner_lists_of_staff on web_session for select to anmalan_owner
  using (app_administers_person(person_id));
create policy owner_ends_of_staff on web_session for update to anmalan_owner
  using (app_administers_person(person_id) and ended_at is null) with check (ended_at is not null);`;

const refused = (what: string): string => `
    raise exception '${what} is not the caller''s to change' using errcode = 'insufficient_privilege';`;

/**
 * An administrator gives functions at the units of her own municipality, to its people and to somebody
 * new, and none to herself. What has ended and been told of stays as it was.
 */
const functions = `
create function grant_function(wanted uuid, whom uuid, of_role text, of_unit uuid, starts timestamptz,
    ends timestamptz, stands_in_for text, knows boolean)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  home unit;
begin
  select * into home from unit u where u.id = of_unit;
  if not app_administers(home.municipality_id) or whom = app_actor() or (not app_administers_person(whom)
      and exists (select from assignment a where a.person_id = whom)) then${refused('this function')}
  end if;
  insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, deputy_for,
      need_to_know, valid_from, valid_to)
    values (wanted, whom, of_role, of_unit, home.organisation_id, home.municipality_id, stands_in_for,
      knows, starts, ends);
end $$;

create function end_function(wanted uuid, ends timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update assignment set valid_to = ends where id = wanted
    and (person_id <> app_actor() or valid_to is null or ends <= valid_to);
  if not found then${refused('this function')}
  end if;
end $$;`;

/** A login is one person's in the whole installation: false where somebody has it already. */
const people = `
create function add_person(wanted uuid, login text, given text, family text, titled text, called text,
    written text)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not app_administers(app_municipality()) then${refused('a person')}
  end if;
  insert into person (id, subject, given_name, family_name, title, phone, email)
    values (wanted, login, given, family, titled, called, written) on conflict (subject) do nothing;
  return found;
end $$;

create function change_contact(whom uuid, given text, family text, titled text, called text, written text)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update person set given_name = given, family_name = family, title = titled, phone = called,
    email = written where id = whom;
  if not found then${refused('this person')}
  end if;
end $$;`;

/**
 * Where somebody is logged in, in a function of this municipality or in none yet; not what she does
 * there, and nothing of the token.
 */
const sessions = `
create function app_is_session_here(whom uuid, held uuid) returns boolean language sql stable as $$
  select exists (select from assignment a where a.person_id = whom and not a.end_carried
    and app_administers(a.municipality_id) and (held is null or a.id = held)) $$;
revoke all on function app_is_session_here(uuid, uuid) from public;

create function sessions_of_staff(whom uuid)
  returns table (started_at timestamptz, last_seen_at timestamptz, idle_minutes int,
    ends_at timestamptz, ended_at timestamptz, ended_because text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.started_at, s.last_seen_at, s.idle_minutes, s.ends_at, s.ended_at, s.ended_because
  from web_session s where s.person_id = whom and s.ended_at is null
    and app_is_session_here(whom, s.assignment_id)
  order by s.started_at desc, s.id desc $$;

-- Those in one function, or all where none is named.
create function end_sessions_of_staff(whom uuid, held uuid, moment timestamptz, because text,
    kept timestamptz)
  returns int language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  ended int;
begin
  update web_session s set ended_at = moment, ended_because = because, kept_until = kept
    where s.person_id = whom and s.ended_at is null and (held is null or s.assignment_id = held)
      and app_is_session_here(whom, s.assignment_id);
  get diagnostics ended = row_count;
  return ended;
end $$;`;

const door = [
  'grant_function(uuid, uuid, text, uuid, timestamptz, timestamptz, text, boolean)',
  'end_function(uuid, timestamptz)',
  'add_person(uuid, text, text, text, text, text, text)',
  'change_contact(uuid, text, text, text, text, text)',
  'sessions_of_staff(uuid)',
  'end_sessions_of_staff(uuid, uuid, timestamptz, text, timestamptz)',
].join(', ');

export const up = (db: Knex): Promise<unknown> =>
  db.raw(`${terms('>=')}${asked}${fences}${functions}${people}${sessions}
revoke all on function ${door} from public;
grant execute on function ${door} to anmalan_app;`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`drop function ${door}, app_is_session_here(uuid, uuid);
drop policy owner_ends_of_staff on web_session;
drop policy owner_lists_of_staff on web_session;
drop policy owner_renames on person;
drop policy owner_ends on assignment;
drop policy owner_reads on unit;
drop function app_administers_person(uuid), app_administers(uuid);${terms('>')}`);
