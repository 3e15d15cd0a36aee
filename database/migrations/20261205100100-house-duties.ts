import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'differenceFound',
    side: 'both',
    outcomes: ['counts', 'fewerReports'],
    needs: ['about', 'sealed'],
  },
  {
    kind: 'differenceExplained',
    side: 'both',
    outcomes: ['mended', 'lost', 'countedOtherwise', 'fewerOccasions', 'other'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
];

const streams = (kindsOfStream: readonly string[]): string => `
alter table stream drop constraint stream_kind_check, add constraint stream_kind_check
  check (kind in (${kindsOfStream.map((kind) => `'${kind}'`).join(', ')}));`;
const before = ['report', 'acuteSituation', 'consultation', 'person'];

/**
 * What a municipality owes that belongs to no case stands in one stream of its own, which is no
 * school's to reach. The administrator, who has no side, takes part in it and in nothing else: there
 * she sees and writes what stands on both sides, and refusals as the receiver's.
 */
const sees = (house: {
  readonly stream: string;
  readonly lane: string;
  readonly appends: string;
}) => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
${house.stream}
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))
      and (kind <> 'report' or app_side() <> 'sender' or app_may_be_told(id))
      and (app_may_know() or app_knows_of(id)) end $$;
create or replace function app_sees_lane(kind text, lane text) returns boolean language sql stable
  as $$ select kind = 'person' or app_side() = 'auditor' or lane in ('both', app_side())${house.lane} $$;
create or replace function app_appends(kind text, id uuid, lane text) returns boolean language sql stable
  as $$ select case kind
    when 'person' then id = app_actor()${house.appends}
    else lane = app_side() or (lane = 'both' and app_takes_part()) end $$;`;

const withHouse = sees({
  stream: `
    when 'houseDuty' then municipality = app_municipality()
      and app_side() in ('receiver', 'auditor', 'none')`,
  lane: `
    or (kind = 'houseDuty' and app_side() = 'none' and lane = 'receiver')`,
  appends: `
    when 'houseDuty' then lane = app_side()
      or (app_side() in ('receiver', 'none') and lane in ('both', 'receiver'))`,
});
const withoutHouse = sees({ stream: '', lane: '', appends: '' });

const isHouse = (row: string): string =>
  `exists (select from stream s where s.id = ${row} and s.kind = 'houseDuty')`;
const administrators = `app_side() = 'none' and app_role() = 'administrator'`;

const fences = `
create unique index one_house_of_municipality on stream (municipality_id) where kind = 'houseDuty';
create policy house_selects on duty for select to anmalan_app
  using (${administrators} and kind = 'explainDifference' and ${isHouse('stream_id')});
create policy house_updates on duty for update to anmalan_app
  using (${administrators} and kind = 'explainDifference' and ${isHouse('stream_id')});
create policy house_inserts on fact for insert to anmalan_app
  with check (${administrators} and kind = 'differenceExplained' and side = 'both'
    and person_id = app_actor() and ${isHouse('stream_id')});
create policy house_selects on data_key for select to anmalan_app
  using (${administrators} and side = 'both' and holder = 'receiver' and ${isHouse('stream_id')});`;

const dropFences = `
drop policy house_selects on data_key;
drop policy house_inserts on fact;
drop policy house_updates on duty;
drop policy house_selects on duty;
drop index one_house_of_municipality;`;

/** The worker finds what differs: it begins the stream, with its keys, and opens this duty there. */
const begins = `
create function begin_house(of_municipality uuid) returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found uuid;
begin
  insert into stream (id, kind, municipality_id) values (gen_random_uuid(), 'houseDuty', of_municipality)
    on conflict (municipality_id) where kind = 'houseDuty' do nothing;
  select id into strict found from stream where kind = 'houseDuty' and municipality_id = of_municipality;
  return query select * from lock_stream(found);
end $$;
revoke all on function begin_house(uuid) from public;
grant execute on function begin_house(uuid) to anmalan_worker;`;

const carried = `exists (select from report r where r.id = stream_id and r.channel in ('forwarded', 'moved'))`;
const worker = (more: { readonly duty: string; readonly key: string }): string => `
drop policy worker_forwards on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (${carried}
    or (kind = 'reassign' and side = 'receiver' and state = 'open')${more.duty});
drop policy worker_forwards on data_key;
create policy worker_forwards on data_key as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = stream_id and r.channel = 'forwarded')${more.key});`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${streams(['report', 'acuteSituation', 'consultation', 'houseDuty', 'person'])}
${withHouse}
${fences}
${begins}
${worker({
  duty: ` or (kind = 'explainDifference' and side = 'receiver' and state = 'open' and ${isHouse('stream_id')})`,
  key: ` or ${isHouse('stream_id')}`,
})}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${worker({ duty: '', key: '' })}
drop function begin_house(uuid);
${dropFences}
${withoutHouse}
${streams(before)}`);
}
