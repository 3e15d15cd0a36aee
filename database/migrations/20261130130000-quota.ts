import type { Knex } from 'knex';

/**
 * What each person, client, unit and address has used of its quota. The library that counts here
 * knows the columns by their order. Unlogged, because a counter that a crash forgets harms nobody;
 * it belongs to no case, so that the fence lets the API see every row, but forget only what is over.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create unlogged table quota (
  key varchar(255) primary key,
  points integer not null,
  expire bigint not null
) with (fillfactor = 50);
alter table quota enable row level security;
alter table quota force row level security;
create policy app_reads on quota for select to anmalan_app using (true);
create policy app_inserts on quota for insert to anmalan_app with check (true);
create policy app_updates on quota for update to anmalan_app using (true);
create policy app_forgets on quota for delete to anmalan_app
  using (expire < extract(epoch from now()) * 1000);
grant select, insert, delete, update (points, expire) on quota to anmalan_app;
`);

export const down = (db: Knex): Promise<unknown> => db.raw(`drop table quota`);
