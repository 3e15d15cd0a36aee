import type { Knex } from 'knex';

/**
 * How many duties people have in hand, told to those who give out cases, in numbers and no further than
 * so many. It is a function as `open_duties` is: to look up for every duty whether its stream is the
 * caller's took most of a second for a large unit, and all of a municipality's are a leader's.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
create function duties_in_hand(municipality uuid, people uuid[], moment timestamptz,
    until timestamptz, most int)
  returns table (person_id uuid, due_soon bigint, late bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id,
    (select count(*) from (select from duty d where d.assignee_id = p.id and d.state = 'open'
      and d.side = 'receiver' and d.municipality_id = municipality
      and d.due_at > moment and d.due_at <= until limit most) soon),
    (select count(*) from (select from duty d where d.assignee_id = p.id and d.state = 'open'
      and d.side = 'receiver' and d.municipality_id = municipality
      and d.due_at <= moment limit most) late)
  from unnest(people) as p (id)
  where municipality = app_municipality() and app_side() = 'receiver'
    and app_role() in ('ifoChef', 'deputyIfoChef') $$;
revoke all on function duties_in_hand(uuid, uuid[], timestamptz, timestamptz, int) from public;
grant execute on function duties_in_hand(uuid, uuid[], timestamptz, timestamptz, int) to anmalan_app;`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop function duties_in_hand(uuid, uuid[], timestamptz, timestamptz, int)`);
}
