import type { Knex } from 'knex';

/**
 * A form of a page does not say how long its files are, so that an upload of one begins with the most
 * that it can be, and learns its length when the last bytes have come. It never grows.
 */
const shrinks = `
create function upload_only_shrinks() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.size > old.size or old.state <> 'uploading' then
    raise exception 'the length of an upload only shrinks, and only while it comes'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function upload_only_shrinks() from public;
create trigger upload_only_shrinks before update of size on attachment
  for each row when (new.size is distinct from old.size) execute function upload_only_shrinks();
grant update (size) on attachment to anmalan_app;`;

const back = `
revoke update (size) on attachment from anmalan_app;
drop trigger upload_only_shrinks on attachment;
drop function upload_only_shrinks();`;

export const up = (db: Knex): Promise<unknown> => db.raw(shrinks);
export const down = (db: Knex): Promise<unknown> => db.raw(back);
