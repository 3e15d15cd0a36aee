import type { Knex } from 'knex';

/**
 * The municipality of its stream, whose reference to the table of municipalities is enough for both.
 * FORCE binds the owner too, who is to read and change every row.
 */
const column = `
set local statement_timeout = 0;
alter table duty no force row level security;
alter table stream no force row level security;
alter table duty add column municipality_id uuid;
update duty d set municipality_id = s.municipality_id from stream s where s.id = d.stream_id;
alter table duty alter column municipality_id set not null;
create function place_duty() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select s.municipality_id into new.municipality_id from stream s where s.id = new.stream_id;
  return new;
end $$;
revoke all on function place_duty() from public;
create trigger place_duty before insert on duty for each row execute function place_duty();`;

/** In the order in which open duties are listed: a municipality's and a person's. */
const orders = `
create index duty_of_municipality on duty (municipality_id, due_at, kind, signatory, id)
  where state = 'open';
create index duty_of_assignee on duty (assignee_id, due_at, kind, signatory, id)
  where state = 'open';`;

/** How many duties are open on each side of a municipality; \`report_tally\` says why in several rows. */
const tally = `
create table duty_tally (
  municipality_id uuid not null references municipality,
  slot int not null,
  sender bigint not null,
  receiver bigint not null,
  primary key (municipality_id, slot)
) with (fillfactor = 50);
create function count_in_duty_tally(municipality uuid, of_sender bigint, of_receiver bigint)
  returns void language sql volatile set search_path = public, pg_temp as $$
  insert into duty_tally as t (municipality_id, slot, sender, receiver)
    values (municipality, hold_tally_slot(), of_sender, of_receiver)
    on conflict (municipality_id, slot) do update set
      sender = t.sender + excluded.sender, receiver = t.receiver + excluded.receiver $$;
-- What a deed opens is written by one statement, and so counted at once.
create function keep_duty_tally() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  more int;
begin
  if tg_op = 'INSERT' then
    perform count_in_duty_tally(a.municipality_id, count(*) filter (where a.side = 'sender'),
      count(*) filter (where a.side = 'receiver'))
      from added a where a.state = 'open' group by a.municipality_id;
  elsif tg_op = 'DELETE' then
    perform count_in_duty_tally(r.municipality_id, -count(*) filter (where r.side = 'sender'),
      -count(*) filter (where r.side = 'receiver'))
      from removed r where r.state = 'open' group by r.municipality_id;
  else
    more := (new.state = 'open')::int - (old.state = 'open')::int;
    perform count_in_duty_tally(new.municipality_id, case new.side when 'sender' then more else 0 end,
      case new.side when 'receiver' then more else 0 end);
  end if;
  return null;
end $$;
revoke all on function count_in_duty_tally(uuid, bigint, bigint), keep_duty_tally() from public;
create trigger tally_more after insert on duty referencing new table as added
  for each statement execute function keep_duty_tally();
create trigger tally_fewer after delete on duty referencing old table as removed
  for each statement execute function keep_duty_tally();
create trigger tally_moved after update on duty
  for each row when (old.state <> new.state) execute function keep_duty_tally();
insert into duty_tally
  select municipality_id, 0, count(*) filter (where side = 'sender'), count(*) filter (where side = 'receiver')
  from duty where state = 'open' group by 1;
alter table duty force row level security;
alter table stream force row level security;`;

/**
 * The tally is told by a function, so that one side does not learn how much the other has to do: the
 * receiver is told of her side's, the auditor of both.
 */
const fence = `
alter table duty_tally enable row level security;
alter table duty_tally force row level security;
create policy owner_keeps on duty_tally to anmalan_owner using (true) with check (true);
create function open_duties(municipality uuid, sides text[]) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(
    case when 'receiver' = any (sides) and app_side() in ('receiver', 'auditor') then receiver else 0 end
    + case when 'sender' = any (sides) and app_side() = 'auditor' then sender else 0 end), 0)::bigint
  from duty_tally where municipality_id = municipality and municipality = app_municipality() $$;
revoke all on function open_duties(uuid, text[]) from public;
grant execute on function open_duties(uuid, text[]) to anmalan_app;`;

/**
 * Whether a duty's stream is the caller's is looked up for each duty that is read. Without the
 * \`offset\` PostgreSQL would rather read every stream there is first, and list them.
 */
const sees = (offset: string): string => `
drop policy app_selects on duty;
drop policy auditor_selects on duty;
create policy app_selects on duty for select to anmalan_app
  using (side = app_side() and exists (select from stream s where s.id = stream_id ${offset}));
create policy auditor_selects on duty for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = stream_id ${offset}));`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${column}${orders}${tally}${fence}${sees('offset 0')}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`${sees('')}
drop trigger tally_more on duty;
drop trigger tally_fewer on duty;
drop trigger tally_moved on duty;
drop trigger place_duty on duty;
drop function open_duties(uuid, text[]), keep_duty_tally(),
  count_in_duty_tally(uuid, bigint, bigint), place_duty();
drop table duty_tally;
drop index duty_of_municipality, duty_of_assignee;
alter table duty drop column municipality_id;`);
}
