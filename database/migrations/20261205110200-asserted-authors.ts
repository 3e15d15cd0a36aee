import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'authorshipStated',
    side: 'both',
    outcomes: ['claimed', 'denied'],
    needs: ['person_id'],
    once: 'stream',
  },
];

/**
 * Of each report that an agency's system sent in somebody's name: the keyed hash of her unit and work
 * e-mail (`platform/crypto/blind-index.ts`). Whoever cannot make the hash can neither find nor claim
 * the report, since the API reads no row here but by it.
 */
const tables = `
create table asserted_author (
  report_id uuid primary key references report,
  term bytea not null check (length(term) = 32),
  denied_at timestamptz,
  -- Whether the house has been asked to explain the denial.
  told boolean not null default false
);
create index asserted_author_of_term on asserted_author (term);
create index asserted_author_to_tell on asserted_author (denied_at) where denied_at is not null and not told;

create function app_author_term() returns bytea language sql stable as
  $$ select decode(nullif(current_setting('app.author_term', true), ''), 'hex') $$;
revoke all on function app_author_term() from public;
grant execute on function app_author_term() to anmalan_app;

alter table asserted_author enable row level security;
alter table asserted_author force row level security;
create policy worker_all on asserted_author to anmalan_worker using (true) with check (true);
create policy app_inserts on asserted_author for insert to anmalan_app
  with check (app_role() = 'client' and denied_at is null and not told
    and exists (select from report r where r.id = report_id and r.author_client_id = app_actor()));
create policy app_reads on asserted_author for select to anmalan_app
  using (app_side() = 'sender' and term = app_author_term()
    and exists (select from report r where r.id = report_id));
create policy owner_states on asserted_author to anmalan_owner
  using (term = app_author_term());
grant select (report_id, denied_at), insert on asserted_author to anmalan_app;
grant select, update (told) on asserted_author to anmalan_worker;`;

/** The system stays the one that sent it, beside the person who says that it did so for her. */
const authors = (both: string): string => `
alter table report drop constraint report_check2,
  add constraint report_check2 check (channel = 'moved' or channel in ('phone', 'visit', 'paper')${both}
    or num_nonnulls(author_person_id, author_client_id) = case channel when 'forwarded' then 0 else 1 end);`;

/** The fact itself makes her the author, since the report's row is not the sender's to change. */
const states = `
create policy owner_names_claimant on report to anmalan_owner
  using (id = nullif(current_setting('app.claiming', true), '')::uuid);
create policy app_states on fact as restrictive for insert to anmalan_app
  with check (kind <> 'authorshipStated'
    or exists (select from asserted_author a where a.report_id = stream_id));
create function state_authorship() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.outcome = 'denied' then
    update asserted_author set denied_at = new.occurred_at where report_id = new.stream_id;
  else
    perform set_config('app.claiming', new.stream_id::text, true);
    update report set author_person_id = new.person_id
      where id = new.stream_id and author_person_id is null;
    perform set_config('app.claiming', '', true);
  end if;
  return null;
end $$;
revoke all on function state_authorship() from public;
create trigger state_authorship after insert on fact for each row
  when (new.kind = 'authorshipStated') execute function state_authorship();`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${tables}
${authors(` or (channel = 'api' and author_client_id is not null)`)}
${states}
update fact_kind set outcomes = outcomes || 'deniedAuthor'::text where kind = 'differenceFound';
update fact_kind set outcomes = outcomes || 'wrongName'::text where kind = 'differenceExplained';`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`
update fact_kind set outcomes = array_remove(outcomes, 'deniedAuthor') where kind = 'differenceFound';
update fact_kind set outcomes = array_remove(outcomes, 'wrongName') where kind = 'differenceExplained';
drop trigger state_authorship on fact;
drop function state_authorship();
drop policy app_states on fact;
drop policy owner_names_claimant on report;
${authors('')}
drop table asserted_author;
drop function app_author_term();`);
}
