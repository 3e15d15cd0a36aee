import type pg from 'pg';

/** What triggers keep in tallies, which do not fire for copies. */
const recounted = `
truncate report_tally, duty_tally;
insert into report_tally
  select municipality_id, 0,
    count(*) filter (where status = 'received'), count(*) filter (where status = 'opened'),
    count(*) filter (where status = 'assessed'), count(*) filter (where status = 'concluded'),
    count(*) filter (where status = 'closed'), count(*) filter (where status = 'disposed')
  from report group by 1;
insert into duty_tally
  select municipality_id, 0, count(*) filter (where side = 'sender'),
    count(*) filter (where side = 'receiver')
  from duty where state = 'open' group by 1;`;

/** Brings all that is counted up to what stands in the tables. */
export async function recount(client: pg.Client): Promise<void> {
  await client.query(recounted);
  await client.query('vacuum (analyze)');
}
