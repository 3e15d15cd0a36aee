import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'reportMoved', side: 'receiver', needs: ['person_id'], once: 'stream' },
  {
    kind: 'reportBroughtIn',
    side: 'receiver',
    needs: ['person_id', 'about', 'sealed'],
    once: 'stream',
  },
];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const channels = ['web', 'api', 'phone', 'paper', 'supplement', 'forwarded'];
const conclusions = ['open', 'doNotOpen', 'coveredByOngoing', 'forwarded'];
const authors = `num_nonnulls(author_person_id, author_client_id)
  = case channel when 'forwarded' then 0 else 1 end`;

const reportIs = (
  taken: readonly string[],
  concluded: readonly string[],
  author: string,
): string => `
alter table report
  drop constraint report_channel_check,
  add constraint report_channel_check check (channel in (${list(taken)})),
  drop constraint report_concluded_as_check,
  add constraint report_concluded_as_check check (concluded_as in (${list(concluded)})),
  drop constraint report_check2,
  add constraint report_check2 check (${author});`;

/** What the receiver makes of herself is hidden from the sender. */
const fences = (made: readonly string[]): string => `
drop policy app_selects on report;
create policy app_selects on report for select to anmalan_app
  using (app_reaches(municipality_id, sender_organisation_id)
    and (app_side() <> 'sender' or channel not in (${list([...made, 'forwarded'])})));
drop policy app_inserts on report;
create policy app_inserts on report for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and exists (select from unit u where u.id = receiving_unit_id
      and u.municipality_id = report.municipality_id)
    and case app_side()
      when 'receiver' then channel in (${list(made)})
      else status = 'received' and coalesce(author_person_id, author_client_id) = app_actor()
        and exists (select from unit u where u.id = sender_unit_id
          and u.organisation_id = sender_organisation_id) end);`;

/** Into which reports the worker carries what their reporters say where they sent them. */
const carried = (into: readonly string[]): string => `
drop policy worker_forwards on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = stream_id and r.channel in (${list(into)}))
    or (kind = 'reassign' and side = 'receiver' and state = 'open'));`;

/**
 * A report that came in on the wrong child becomes another one of the same municipality. What its
 * reporter says goes after it by the way of a forwarding that has been made and taken from the start.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${reportIs(
    [...channels, 'moved'],
    [...conclusions, 'moved'],
    `channel = 'moved' or ${authors}`,
  )}
${fences(['supplement', 'moved'])}
${carried(['forwarded', 'moved'])}
grant insert (to_id, taken_at) on forwarding to anmalan_app;
create policy app_makes_there on forwarding as restrictive for insert to anmalan_app
  with check (case when to_municipality_id = app_municipality()
    then taken_at is not null and exists (select from report r where r.id = to_id
      and r.channel = 'moved' and r.municipality_id = to_municipality_id)
    else num_nonnulls(to_id, taken_at) = 0 end);
create policy app_moves on forwarding for insert to anmalan_app
  with check (app_side() = 'receiver' and to_municipality_id = app_municipality()
    and exists (select from report r where r.id = from_id
      and r.municipality_id = to_municipality_id));`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`
drop policy app_moves on forwarding;
drop policy app_makes_there on forwarding;
revoke insert (to_id, taken_at) on forwarding from anmalan_app;
${carried(['forwarded'])}
${fences(['supplement'])}
${reportIs(channels, conclusions, authors)}`);
}
