import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'termMeetingOpened', side: 'both', once: 'stream' },
  { kind: 'termMeetingHeld', side: 'both', needs: ['person_id', 'sealed'], once: 'stream' },
  {
    kind: 'termChangeAgreed',
    side: 'both',
    roles: ['rektor', 'officer', 'ifoChef'],
    needs: ['person_id', 'sealed'],
  },
  {
    kind: 'termChangeEnded',
    side: 'both',
    outcomes: ['done', 'dropped'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
];

const streams = (kindsOfStream: readonly string[]): string => `
alter table stream drop constraint stream_kind_check, add constraint stream_kind_check
  check (kind in (${kindsOfStream.map((kind) => `'${kind}'`).join(', ')}));`;
const before = ['report', 'acuteSituation', 'consultation', 'houseDuty', 'person'];

/**
 * A term meeting is of the whole municipality: every rektor there sees it, of whichever school and
 * organisation, and nobody else at a school. It names no child, so that no need to know is asked.
 */
const sees = (term: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    when 'houseDuty' then municipality = app_municipality()
      and app_side() in ('receiver', 'auditor', 'none')${term}
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))
      and (kind <> 'report' or app_side() <> 'sender' or app_may_be_told(id))
      and (app_may_know() or app_knows_of(id)) end $$;`;
const withTerms = sees(`
    when 'termMeeting' then app_meets_in(municipality)`);

/** A municipality has one for each term, which the worker begins. */
const meeting = `
create function app_meets_in(municipality uuid) returns boolean language sql stable
  as $$ select coalesce(municipality = app_municipality()
    and (app_side() in ('receiver', 'auditor') or app_role() = 'rektor'), false) $$;
revoke all on function app_meets_in(uuid) from public;
grant execute on function app_meets_in(uuid) to anmalan_app;
create table term_meeting (
  id uuid primary key references stream deferrable initially deferred,
  municipality_id uuid not null references municipality,
  owner_unit_id uuid not null references unit,
  term_first date not null check (term_first = date_trunc('month', term_first)
    and extract(month from term_first) in (1, 7)),
  opened_at timestamptz not null,
  held_at timestamptz,
  unique (municipality_id, term_first)
);
alter table term_meeting enable row level security;
alter table term_meeting force row level security;
create policy worker_all on term_meeting to anmalan_worker using (true) with check (true);
create policy owner_begins on term_meeting for insert to anmalan_owner with check (held_at is null);
create policy app_selects on term_meeting for select to anmalan_app
  using (app_meets_in(municipality_id));
create policy app_updates on term_meeting for update to anmalan_app
  using (app_side() = 'receiver' and app_meets_in(municipality_id))
  with check (app_side() = 'receiver' and app_meets_in(municipality_id));
grant select, update (held_at) on term_meeting to anmalan_app;
grant select on term_meeting to anmalan_worker;`;

const isTerm = (row: string): string =>
  `exists (select from stream s where s.id = ${row} and s.kind = 'termMeeting')`;

/**
 * A change that a school took on is a duty of that school, although the stream is no school's own.
 * No other school ends it.
 */
const duties = `
create policy term_inserts on duty for insert to anmalan_app
  with check (app_side() = 'receiver' and kind = 'agreedChange' and side = 'sender'
    and exists (select from unit u where u.id = owner_unit_id and u.kind = 'school'
      and u.municipality_id = app_municipality())
    and ${isTerm('stream_id')});
create policy own_school on duty as restrictive for update to anmalan_app
  using (app_side() <> 'sender' or kind <> 'agreedChange'
    or exists (select from unit u where u.id = owner_unit_id and u.organisation_id = app_organisation()));`;
const dropDuties = `
drop policy own_school on duty;
drop policy term_inserts on duty;`;

/** Empty where the term has one already. */
const begins = `
create function begin_term_meeting(
    wanted uuid, of_municipality uuid, owner_unit uuid, first date, moment timestamptz)
  returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into term_meeting (id, municipality_id, owner_unit_id, term_first, opened_at)
    values (wanted, of_municipality, owner_unit, first, moment)
    on conflict do nothing;
  if not found then return; end if;
  insert into stream (id, kind, municipality_id) values (wanted, 'termMeeting', of_municipality);
  return query select * from lock_stream(wanted);
end $$;
revoke all on function begin_term_meeting(uuid, uuid, uuid, date, timestamptz) from public;
grant execute on function begin_term_meeting(uuid, uuid, uuid, date, timestamptz) to anmalan_worker;`;

const isHouse = `exists (select from stream s where s.id = stream_id and s.kind = 'houseDuty')`;
const carried = `exists (select from report r where r.id = stream_id and r.channel in ('forwarded', 'moved'))`;
const worker = (more: { readonly duty: string; readonly key: string }): string => `
drop policy worker_forwards on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (${carried}
    or (kind = 'reassign' and side = 'receiver' and state = 'open')
    or (kind = 'explainDifference' and side = 'receiver' and state = 'open' and ${isHouse})${more.duty});
drop policy worker_forwards on data_key;
create policy worker_forwards on data_key as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = stream_id and r.channel = 'forwarded')
    or ${isHouse}${more.key});`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${streams([...before.slice(0, -1), 'termMeeting', 'person'])}
${meeting}
${withTerms}
${duties}
${begins}
${worker({
  duty: `
    or (kind = 'termMeeting' and side = 'receiver' and state = 'open' and ${isTerm('stream_id')})`,
  key: `
    or ${isTerm('stream_id')}`,
})}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${worker({ duty: '', key: '' })}
drop function begin_term_meeting(uuid, uuid, uuid, date, timestamptz);
${dropDuties}
${sees('')}
drop table term_meeting;
drop function app_meets_in(uuid);
${streams(before)}`);
}
