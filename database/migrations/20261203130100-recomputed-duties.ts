import type { Knex } from 'knex';

/**
 * An open duty gets other dates when its rule was corrected. The worker has no right to the columns:
 * it does so by a function, which takes dates of a newer version of the rule and no others.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create function recompute_duty(wanted uuid, due timestamptz, rung int, rung_at timestamptz, version int)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update duty set due_at = due, next_rung = rung, next_rung_at = rung_at, rule_version = version
    where id = wanted and state = 'open' and rule_version < version;
  if not found then
    raise exception 'this duty has the dates of its rule' using errcode = 'insufficient_privilege';
  end if;
end $$;
revoke all on function recompute_duty(uuid, timestamptz, int, timestamptz, int) from public;
grant execute on function recompute_duty(uuid, timestamptz, int, timestamptz, int) to anmalan_worker;`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`drop function recompute_duty(uuid, timestamptz, int, timestamptz, int)`);
