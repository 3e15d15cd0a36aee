import type { Knex } from 'knex';

/**
 * A data key for each side of a stream and one for what both may read, which is wrapped for each
 * side by itself: when one side disposes of its wrapping, the other still reads its own copy. The
 * one key of a stream from before stays the key of all its sides, wrapped for both.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
alter table data_key
  add column side text check (side in ('all', 'both', 'sender', 'receiver')),
  add column holder text check (holder in ('sender', 'receiver')),
  add check (side not in ('sender', 'receiver') or holder = side),
  drop constraint data_key_pkey;
alter table data_key no force row level security;
update data_key set side = 'all', holder = 'receiver';
insert into data_key (stream_id, side, holder, wrapped, kek_id, destroyed_at)
  select stream_id, side, 'sender', wrapped, kek_id, destroyed_at from data_key;
alter table data_key force row level security;
alter table data_key alter column side set not null, alter column holder set not null,
  add primary key (stream_id, side, holder);
drop policy app_all on data_key;
create policy app_selects on data_key for select to anmalan_app
  using (app_takes_part() and holder = app_side() and exists (select from stream s where s.id = stream_id));
create policy app_inserts on data_key for insert to anmalan_app
  with check (app_takes_part() and exists (select from stream s where s.id = stream_id));
`);
}

/** Refused while a stream has more than one key, since one row has no place for them. */
export async function down(db: Knex): Promise<void> {
  await db.raw(`
alter table data_key no force row level security;
do $$ begin
  if exists (select from data_key where side <> 'all') then
    raise exception 'a stream has a key for each side, which one row cannot tell';
  end if;
end $$;
delete from data_key where holder = 'sender';
alter table data_key force row level security;
drop policy app_selects on data_key;
drop policy app_inserts on data_key;
alter table data_key drop constraint data_key_pkey, drop column side, drop column holder,
  add primary key (stream_id);
create policy app_all on data_key to anmalan_app
  using (app_takes_part() and exists (select from stream s where s.id = stream_id));
`);
}
