import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'syntheticWithdrawn',
    side: 'receiver',
    outcomes: ['delivered', 'late'],
    once: 'stream',
  },
];

const streams = (kindsOfStream: readonly string[]): string => `
alter table stream drop constraint stream_kind_check, add constraint stream_kind_check
  check (kind in (${kindsOfStream.map((kind) => `'${kind}'`).join(', ')}));`;
const before = [
  'report',
  'acuteSituation',
  'consultation',
  'houseDuty',
  'termMeeting',
  'person',
  'handOver',
];

const channels = (more: string): string => `
alter table report drop constraint report_channel_check, add constraint report_channel_check
  check (channel in ('web', 'api', 'phone', 'paper', 'supplement', 'forwarded', 'moved', 'visit'${more}));`;

/**
 * The artificial report of a day has neither sender nor author, and is closed without anybody having
 * opened it.
 */
const checks = `
alter table report
  drop constraint report_check2, add constraint report_check2 check (channel in ('moved', 'phone', 'visit', 'paper')
    or (channel = 'api' and author_client_id is not null)
    or num_nonnulls(author_person_id, author_client_id) =
      case when channel in ('forwarded', 'synthetic') then 0 else 1 end),
  drop constraint report_check3, add constraint report_check3
    check (channel = 'synthetic' or (status = 'received') = (opened_by_person_at is null)),
  drop constraint report_sender_check, add constraint report_sender_check
    check ((sender_organisation_id is null) = (sender_unit_id is null)
      and (sender_unit_id is not null or channel in ('phone', 'visit', 'paper', 'moved', 'synthetic'))),
  add constraint report_synthetic_check check (channel <> 'synthetic'
    or (num_nonnulls(sender_unit_id, owner_person_id, opened_by_person_at, concluded_as) = 0
      and status in ('received', 'closed')));`;
const dropChecks = `
alter table report
  drop constraint report_synthetic_check,
  drop constraint report_check2, add constraint report_check2 check (channel = 'moved'
    or channel in ('phone', 'visit', 'paper') or (channel = 'api' and author_client_id is not null)
    or num_nonnulls(author_person_id, author_client_id) = case channel when 'forwarded' then 0 else 1 end),
  drop constraint report_check3, add constraint report_check3
    check ((status = 'received') = (opened_by_person_at is null)),
  drop constraint report_sender_check, add constraint report_sender_check
    check ((sender_organisation_id is null) = (sender_unit_id is null)
      and (sender_unit_id is not null or channel in ('phone', 'visit', 'paper') or channel = 'moved'));`;

/** Its stream is of a kind of its own, which of all people the auditor alone reaches. */
const sees = (synthetic: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    when 'houseDuty' then municipality = app_municipality()
      and app_side() in ('receiver', 'auditor', 'none')
    when 'termMeeting' then app_meets_in(municipality)
    when 'handOver' then app_sees_hand_over(id)
      or (app_side() <> 'sender' and app_reaches(municipality, organisation))${synthetic}
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))
      and (kind <> 'report' or app_side() <> 'sender' or app_may_be_told(id))
      and (app_may_know() or app_knows_of(id)) end $$;`;
const withSynthetic = sees(`
    when 'syntheticReport' then app_side() = 'auditor' and municipality = app_municipality()`);

/** Nobody but the worker makes one, and nothing that somebody made becomes one. */
const fences = `
create policy no_synthetic on report as restrictive to anmalan_app
  using (channel <> 'synthetic' or app_side() = 'auditor') with check (channel <> 'synthetic');
drop policy auditor_selects on duty;
create policy auditor_selects on duty for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s
    where s.id = duty.stream_id and s.kind <> 'syntheticReport' offset 0));`;
const dropFences = `
drop policy auditor_selects on duty;
create policy auditor_selects on duty for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = duty.stream_id offset 0));
drop policy no_synthetic on report;`;

/** One for each municipality and day, and the notice of its task, which no person gets. */
const tables = `
create table synthetic_report (
  id uuid primary key references stream deferrable initially deferred,
  municipality_id uuid not null references municipality,
  day date not null,
  sent_at timestamptz not null,
  delivered_at timestamptz,
  stopped_at timestamptz,
  unique (municipality_id, day),
  check (num_nonnulls(delivered_at, stopped_at) <= 1)
);
create index synthetic_under_way on synthetic_report (sent_at)
  where delivered_at is null and stopped_at is null;
create index synthetic_of_late on synthetic_report (sent_at);
create table test_notice (
  id uuid primary key,
  duty_id uuid not null references duty,
  stream_id uuid not null references stream,
  rung int not null,
  made_at timestamptz not null,
  unique (duty_id, rung)
);
create index test_notice_of_stream on test_notice (stream_id);
${['synthetic_report', 'test_notice']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy worker_all on ${table} to anmalan_worker using (true) with check (true);`,
  )
  .join('')}
create policy owner_begins on synthetic_report for insert to anmalan_owner
  with check (delivered_at is null and stopped_at is null);
create policy app_selects on synthetic_report for select to anmalan_app
  using (app_side() in ('receiver', 'auditor', 'none') and municipality_id = app_municipality());
grant select on synthetic_report to anmalan_app;
grant select, update (delivered_at, stopped_at) on synthetic_report to anmalan_worker;
grant select, insert on test_notice to anmalan_worker;`;

/** Empty where the day has one already. */
const begins = `
create function begin_synthetic(wanted uuid, of_municipality uuid, of_day date, moment timestamptz)
  returns setof stream_head
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into synthetic_report (id, municipality_id, day, sent_at)
    values (wanted, of_municipality, of_day, moment) on conflict do nothing;
  if not found then return; end if;
  insert into stream (id, kind, municipality_id) values (wanted, 'syntheticReport', of_municipality);
  return query select * from lock_stream(wanted);
end $$;
revoke all on function begin_synthetic(uuid, uuid, date, timestamptz) from public;
grant execute on function begin_synthetic(uuid, uuid, date, timestamptz) to anmalan_worker;`;

const ofKind = (row: string, kind: string): string =>
  `exists (select from stream s where s.id = ${row} and s.kind = '${kind}')`;
const forwarded = (row: string): string =>
  `exists (select from report r where r.id = ${row} and r.channel = 'forwarded')`;

type Made = { readonly report: string; readonly content: string; readonly hangsOn: string };
const worker = ({ report, content, hangsOn }: Made): string => `
drop policy worker_forwards on report;
create policy worker_forwards on report as restrictive for insert to anmalan_worker
  with check ((channel = 'forwarded' and status = 'received' and exists (select from forwarding f
    where f.to_municipality_id = report.municipality_id and f.to_id is null))${report});
drop policy worker_forwards on report_content;
create policy worker_forwards on report_content as restrictive for insert to anmalan_worker
  with check (${forwarded('report_id')}${content});
drop policy worker_forwards on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = stream_id and r.channel in ('forwarded', 'moved'))
    or (kind = 'reassign' and side = 'receiver' and state = 'open')
    or (kind = 'explainDifference' and side = 'receiver' and state = 'open'
      and ${ofKind('stream_id', 'houseDuty')})
    or (kind = 'termMeeting' and side = 'receiver' and state = 'open'
      and ${ofKind('stream_id', 'termMeeting')})${hangsOn});
drop policy worker_forwards on data_key;
create policy worker_forwards on data_key as restrictive for insert to anmalan_worker
  with check (${forwarded('stream_id')}
    or ${ofKind('stream_id', 'houseDuty')}
    or ${ofKind('stream_id', 'termMeeting')}${hangsOn});`;
const isSynthetic = ` or ${ofKind('stream_id', 'syntheticReport')}`;
const withWorker = worker({
  report: `
    or (channel = 'synthetic' and status = 'received' and exists (select from synthetic_report y
      where y.id = report.id and y.municipality_id = report.municipality_id))`,
  content: ` or ${ofKind('report_id', 'syntheticReport')}`,
  hangsOn: isSynthetic,
});

/** It is in no count. */
const tallies = (counted: {
  readonly report: string;
  readonly duty: string;
  readonly moved: string;
}) => `
create or replace function keep_report_tally() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin${counted.report}
  perform count_in_report_tally(coalesce(new.municipality_id, old.municipality_id), old.status, new.status);
  return null;
end $$;
create or replace function keep_duty_tally() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  more int;
begin
  if tg_op = 'INSERT' then
    perform count_in_duty_tally(a.municipality_id, count(*) filter (where a.side = 'sender'),
      count(*) filter (where a.side = 'receiver'))
      from added a where a.state = 'open'${counted.duty.replaceAll('$row', 'a')} group by a.municipality_id;
  elsif tg_op = 'DELETE' then
    perform count_in_duty_tally(r.municipality_id, -count(*) filter (where r.side = 'sender'),
      -count(*) filter (where r.side = 'receiver'))
      from removed r where r.state = 'open'${counted.duty.replaceAll('$row', 'r')} group by r.municipality_id;
  else${counted.moved}
    more := (new.state = 'open')::int - (old.state = 'open')::int;
    perform count_in_duty_tally(new.municipality_id, case new.side when 'sender' then more else 0 end,
      case new.side when 'receiver' then more else 0 end);
  end if;
  return null;
end $$;`;
const withoutSynthetic = tallies({
  report: `
  if coalesce(new.channel, old.channel) = 'synthetic' then return null; end if;`,
  duty: ` and not ${ofKind('$row.stream_id', 'syntheticReport')}`,
  moved: `
    if ${ofKind('new.stream_id', 'syntheticReport')} then return null; end if;`,
});

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
update fact_kind set outcomes = array_append(outcomes, 'syntheticReport') where kind = 'differenceFound';
${streams([...before, 'syntheticReport'])}
${channels(`, 'synthetic'`)}
${checks}
${withSynthetic}
${fences}
${tables}
${begins}
${withWorker}
${withoutSynthetic}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${tallies({ report: '', duty: '', moved: '' })}
${worker({ report: '', content: '', hangsOn: '' })}
drop function begin_synthetic(uuid, uuid, date, timestamptz);
drop table test_notice;
drop table synthetic_report;
${dropFences}
${sees('')}
${dropChecks}
${channels('')}
${streams(before)}
update fact_kind set outcomes = array_remove(outcomes, 'syntheticReport') where kind = 'differenceFound';`);
}
