import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'handedOver', side: 'both', needs: ['person_id', 'sealed'], once: 'stream' },
  {
    kind: 'formConsentRecorded',
    side: 'both',
    outcomes: ['given', 'withdrawn'],
    needs: ['person_id', 'sealed'],
  },
  { kind: 'handOverAccepted', side: 'both', needs: ['person_id'], once: 'stream' },
  { kind: 'handOverRefused', side: 'both', needs: ['person_id', 'sealed'], once: 'stream' },
  { kind: 'handOverUnanswered', side: 'both', once: 'stream' },
  {
    kind: 'formFollowedUp',
    side: 'both',
    outcomes: ['continued', 'ended', 'handedOn'],
    needs: ['person_id', 'sealed'],
  },
  {
    kind: 'handOverChosenAgain',
    side: 'receiver',
    needs: ['person_id', 'about'],
    once: 'stream',
  },
  { kind: 'handOverEnded', side: 'receiver', needs: ['person_id', 'sealed'], once: 'stream' },
];

const streams = (kindsOfStream: readonly string[]): string => `
alter table stream drop constraint stream_kind_check, add constraint stream_kind_check
  check (kind in (${kindsOfStream.map((kind) => `'${kind}'`).join(', ')}));`;
const before = ['report', 'acuteSituation', 'consultation', 'houseDuty', 'termMeeting', 'person'];

/**
 * A hand-over, by ids and instants: who the child is and why stands in sealed facts. Its stream's
 * organisation is the form's. Of which report it came, or of which hand-over before it, stands in a
 * table of its own that social services alone can read: a form is told of no report.
 */
const tables = `
create table hand_over (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  form_unit_id uuid not null references unit,
  receiving_unit_id uuid not null references unit,
  from_organisation_id uuid not null references organisation,
  from_unit_id uuid not null references unit,
  owner_person_id uuid not null references person,
  owner_role text not null,
  settings_version int not null,
  begun_at timestamptz not null,
  stage text not null check (stage in ('handedOver', 'accepted', 'returned', 'ended')),
  accepted_at timestamptz,
  followed_through date,
  check ((accepted_at is null) = (followed_through is null)),
  check (stage <> 'accepted' or accepted_at is not null),
  check (stage not in ('handedOver', 'returned') or accepted_at is null)
);
create index hand_over_of_municipality on hand_over (municipality_id, (stage <> 'returned'), begun_at desc, id);
create index hand_over_of_form on hand_over (form_unit_id, (stage <> 'handedOver'), begun_at desc, id);
create table hand_over_origin (
  hand_over_id uuid primary key references hand_over,
  report_id uuid references report,
  previous_id uuid references hand_over,
  check (num_nonnulls(report_id, previous_id) = 1)
);
create index hand_over_of_report on hand_over_origin (report_id);
create index hand_over_after on hand_over_origin (previous_id);`;

/**
 * Outside social services it is the contact function's of the form's own organisation, and of her who
 * handed it on until it is taken. Nobody else there reaches it.
 */
const parties = `
create function app_is_of_form(form_organisation uuid, from_organisation uuid, stage text) returns boolean
  language sql stable as $$
  select app_side() = 'sender' and app_role() = 'contactFunction'
    and (form_organisation = app_organisation()
      or (from_organisation = app_organisation() and stage = 'handedOver')) $$;
create policy owner_reads on hand_over for select to anmalan_owner using (true);
create function app_sees_hand_over(wanted uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select exists (select from hand_over h where h.id = wanted
    and app_is_of_form(h.organisation_id, h.from_organisation_id, h.stage)) $$;
revoke all on function app_is_of_form(uuid, uuid, text), app_sees_hand_over(uuid) from public;
grant execute on function app_is_of_form(uuid, uuid, text), app_sees_hand_over(uuid) to anmalan_app;`;

const fences = `
alter table hand_over enable row level security;
alter table hand_over force row level security;
alter table hand_over_origin enable row level security;
alter table hand_over_origin force row level security;
create policy worker_all on hand_over to anmalan_worker using (true) with check (true);
create policy worker_all on hand_over_origin to anmalan_worker using (true) with check (true);
create policy app_selects on hand_over for select to anmalan_app
  using ((app_side() in ('receiver', 'auditor') and municipality_id = app_municipality())
    or app_is_of_form(organisation_id, from_organisation_id, stage));
create policy app_inserts on hand_over for insert to anmalan_app
  with check (municipality_id = app_municipality() and stage = 'handedOver'
    and exists (select from unit u where u.id = form_unit_id and u.kind = 'form'
      and u.municipality_id = hand_over.municipality_id and u.organisation_id = hand_over.organisation_id)
    and exists (select from unit u where u.id = receiving_unit_id and u.kind = 'intake'
      and u.municipality_id = hand_over.municipality_id)
    and exists (select from unit u where u.id = from_unit_id and u.organisation_id = from_organisation_id)
    and case app_side()
      when 'receiver' then from_unit_id = receiving_unit_id
      else app_is_of_form(organisation_id, from_organisation_id, stage)
        and from_organisation_id = app_organisation() end);
create policy app_updates on hand_over for update to anmalan_app
  using ((app_side() = 'receiver' and municipality_id = app_municipality())
    or (app_role() = 'contactFunction' and organisation_id = app_organisation()))
  with check (municipality_id = app_municipality());
create policy app_selects on hand_over_origin for select to anmalan_app
  using (app_side() in ('receiver', 'auditor') and exists (select from hand_over h where h.id = hand_over_id));
create policy app_inserts on hand_over_origin for insert to anmalan_app
  with check (app_takes_part() and exists (select from hand_over h where h.id = hand_over_id)
    and (previous_id is null or exists (select from hand_over h where h.id = previous_id))
    and (report_id is null or exists (select from report r where r.id = report_id)));
create policy form_selects on duty for select to anmalan_app
  using (app_role() = 'contactFunction' and kind in ('acceptHandOver', 'followUpForm')
    and app_sees_hand_over(stream_id));
create policy form_updates on duty for update to anmalan_app
  using (app_role() = 'contactFunction' and kind in ('acceptHandOver', 'followUpForm')
    and app_sees_hand_over(stream_id));
grant select, insert, update (stage, accepted_at, followed_through) on hand_over to anmalan_app;
grant select, insert on hand_over_origin to anmalan_app;
grant select, update (stage) on hand_over to anmalan_worker;`;

const sees = (handOver: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    when 'houseDuty' then municipality = app_municipality()
      and app_side() in ('receiver', 'auditor', 'none')
    when 'termMeeting' then app_meets_in(municipality)${handOver}
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))
      and (kind <> 'report' or app_side() <> 'sender' or app_may_be_told(id))
      and (app_may_know() or app_knows_of(id)) end $$;`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${streams([...before, 'handOver'])}
${tables}
${parties}
${fences}
${sees(`
    when 'handOver' then app_sees_hand_over(id)
      or (app_side() <> 'sender' and app_reaches(municipality, organisation))`)}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${sees('')}
drop policy form_updates on duty;
drop policy form_selects on duty;
drop table hand_over_origin;
drop table hand_over cascade;
drop function app_sees_hand_over(uuid), app_is_of_form(uuid, uuid, text);
${streams(before)}`);
}
