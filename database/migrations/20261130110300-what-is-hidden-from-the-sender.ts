import type { Knex } from 'knex';

/**
 * A report that the receiver made of a supplement's new worry, and links that the receiver made, are
 * hidden from the sender: they would tell how a supplement was judged.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
alter table report_link add column side text check (side in ('sender', 'receiver', 'both'));
alter table report_link no force row level security;
alter table report no force row level security;
alter table stream no force row level security;
update report_link set side = case kind when 'siblingOf' then 'both' else 'receiver' end;
update stream s set organisation_id = null from report r where r.id = s.id and r.channel = 'supplement';
alter table report_link force row level security;
alter table report force row level security;
alter table stream force row level security;
alter table report_link alter column side set not null;
drop policy app_selects on report;
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id)
    and (app_side() <> 'sender' or channel <> 'supplement'));
drop policy app_selects on report_link;
create policy app_selects on report_link for select to anmalan_app
  using ((side in ('both', app_side()) or app_side() = 'auditor')
    and exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
drop policy app_inserts on report_link;
create policy app_inserts on report_link for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side())
    and (app_side() = 'receiver' or kind = 'siblingOf')
    and exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop policy app_selects on report;
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id));
drop policy app_selects on report_link;
drop policy app_inserts on report_link;
create policy app_selects on report_link for select to anmalan_app
  using (exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
create policy app_inserts on report_link for insert to anmalan_app
  with check (app_takes_part() and exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));
alter table report no force row level security;
alter table stream no force row level security;
update stream s set organisation_id = r.sender_organisation_id
  from report r where r.id = s.id and r.channel = 'supplement';
alter table report force row level security;
alter table stream force row level security;
alter table report_link drop column side;
`);
}
