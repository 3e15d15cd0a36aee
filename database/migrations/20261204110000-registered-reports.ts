import type { Knex } from 'knex';

const channels = ['web', 'api', 'phone', 'paper', 'supplement', 'forwarded', 'moved'];
const registered = `channel in ('phone', 'visit', 'paper')`;

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const wrote = (
  besides: string,
): string => `${besides} or num_nonnulls(author_person_id, author_client_id)
  = case channel when 'forwarded' then 0 else 1 end`;

const reportIs = (taken: readonly string[], author: string): string => `
alter table report
  drop constraint report_channel_check,
  add constraint report_channel_check check (channel in (${list(taken)})),
  drop constraint report_check2,
  add constraint report_check2 check (${author});`;

/**
 * What came by telephone, visit or on paper is written down by the receiver. Whoever called is known
 * here or not; she is no author before she has confirmed it, and somebody unknown has no sender.
 */
const callers = `
alter table report
  add column caller_person_id uuid references person,
  alter column sender_organisation_id drop not null,
  alter column sender_unit_id drop not null,
  add constraint report_sender_check check (
    (sender_organisation_id is null) = (sender_unit_id is null)
    and (sender_unit_id is not null or ${registered} or channel = 'moved')),
  add constraint report_caller_check check (case when ${registered}
    then author_client_id is null and (author_person_id is null or author_person_id is not distinct from caller_person_id)
      and (caller_person_id is null or sender_unit_id is not null)
    else caller_person_id is null end);`;

/** Whoever takes a call opens it in the same instant, and holds it from then on. */
const inserts = (byReceiver: string, bySender: string): string => `
drop policy app_inserts on report;
create policy app_inserts on report for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, sender_organisation_id)
    and exists (select from unit u where u.id = receiving_unit_id
      and u.municipality_id = report.municipality_id)
    and case app_side()
      when 'receiver' then channel in ('supplement', 'moved')${byReceiver}
      else ${bySender}status = 'received' and coalesce(author_person_id, author_client_id) = app_actor()
        and exists (select from unit u where u.id = sender_unit_id
          and u.organisation_id = sender_organisation_id) end);`;

export async function up(db: Knex): Promise<void> {
  await db.raw(`${reportIs([...channels, 'visit'], wrote(`channel = 'moved' or ${registered}`))}
${callers}
${inserts(
  ` or (${registered} and status = 'opened'
        and owner_person_id = app_actor() and author_person_id is null)`,
  `channel in ('web', 'api') and `,
)}`);
}

/** Refused while there is a report without a sender. */
export async function down(db: Knex): Promise<void> {
  await db.raw(`${inserts('', '')}
alter table report
  drop constraint report_caller_check,
  drop constraint report_sender_check,
  alter column sender_organisation_id set not null,
  alter column sender_unit_id set not null,
  drop column caller_person_id;
${reportIs(channels, wrote(`channel = 'moved'`))}`);
}
