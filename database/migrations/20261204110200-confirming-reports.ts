import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'reportConfirmed',
    side: 'both',
    outcomes: ['acute', 'notAcute'],
    needs: ['person_id', 'about'],
    once: 'stream',
  },
  { kind: 'confirmationRead', side: 'receiver', needs: ['person_id', 'about'], once: 'stream' },
];

const conclusions = ['open', 'doNotOpen', 'coveredByOngoing', 'forwarded', 'moved'];
const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const concluded = (as: readonly string[]): string => `
alter table report drop constraint report_concluded_as_check,
  add constraint report_concluded_as_check check (concluded_as in (${list(as)}));`;

/**
 * The written report after a call names the spoken one, once. By it the caller becomes the author of
 * what she told, of the copies for siblings too; a sender changes nothing else of a report, and only
 * the caller who is named on it confirms it.
 */
const confirms = `
alter table report add column confirms_id uuid unique references report,
  add constraint report_confirms_check check (
    confirms_id is null or (channel in ('web', 'api') and author_person_id is not null));
create policy owner_names_author on report for update to anmalan_owner
  using (channel in ('phone', 'visit')) with check (author_person_id = caller_person_id);
create function name_author() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report told set author_person_id = new.author_person_id
    from report confirmed
    where confirmed.id = new.confirms_id and told.submission_id = confirmed.submission_id
      and confirmed.municipality_id = new.municipality_id
      and told.municipality_id = confirmed.municipality_id
      and told.channel in ('phone', 'visit') and told.author_person_id is null
      and told.caller_person_id = new.author_person_id;
  if not exists (select from report r where r.id = new.confirms_id
    and r.channel in ('phone', 'visit') and r.author_person_id = new.author_person_id) then
    raise exception 'this call is not the caller''s to confirm' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
revoke all on function name_author() from public;
create trigger name_author after insert on report for each row
  when (new.confirms_id is not null) execute function name_author();`;

const links = (more: string): string => `
drop policy app_inserts on report_link;
create policy app_inserts on report_link for insert to anmalan_app
  with check (app_takes_part() and side in ('both', app_side())
    and (app_side() = 'receiver' or kind = 'siblingOf'${more})
    and exists (select from report r where r.id = from_id)
    and exists (select from report r where r.id = to_id));`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${concluded([...conclusions, 'confirming'])}
${confirms}
${links(` or (kind = 'confirms'
      and exists (select from report r where r.id = from_id and r.confirms_id = to_id))`)}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${links('')}
drop trigger name_author on report;
drop function name_author();
drop policy owner_names_author on report;
alter table report drop constraint report_confirms_check, drop column confirms_id;
${concluded(conclusions)}`);
}
