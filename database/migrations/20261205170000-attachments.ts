import type { Knex } from 'knex';

const inHouse = `author_id = app_actor() and organisation_id = app_organisation()`;

/**
 * What is sent with a report: pictures, documents, sound. Whoever uploads it has it alone until it is
 * sent, in pieces that are each sealed with the attachment's own key. Sending seals that key with the
 * common key of each report that it goes with, and takes it out of the row here: from then on whoever
 * reads the report reads its attachments, and they are gone with the report's keys.
 */
const tables = `
create table attachment (
  id uuid primary key,
  author_id uuid not null,
  organisation_id uuid not null references organisation,
  draft_id uuid references draft on delete cascade,
  begun_at timestamptz not null,
  kept_until timestamptz,
  size bigint not null check (size > 0),
  received bigint not null check (received between 0 and size),
  state text not null check (state in ('uploading', 'ready', 'refused', 'sent')),
  wrapped bytea,
  kek_id text,
  sealed bytea,
  check (num_nonnulls(wrapped, kek_id, sealed) = case state when 'sent' then 0 else 3 end),
  check (num_nonnulls(draft_id, kept_until) = case state when 'sent' then 0 else 1 end)
);
create index attachment_of_author on attachment (author_id) where state <> 'sent';
create index attachment_of_draft on attachment (draft_id) where draft_id is not null;
create index attachment_kept_until on attachment (kept_until) where kept_until is not null;

create table attachment_part (
  attachment_id uuid not null references attachment on delete cascade,
  starts_at bigint not null check (starts_at >= 0),
  sealed bytea not null,
  primary key (attachment_id, starts_at)
);
-- What is sealed does not get smaller by being compressed.
alter table attachment_part alter column sealed set storage external;

create table report_attachment (
  report_id uuid not null references report,
  attachment_id uuid not null references attachment,
  sealed bytea not null,
  primary key (report_id, attachment_id)
);
create index report_attachment_of_attachment on report_attachment (attachment_id);
${['attachment', 'attachment_part', 'report_attachment']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;`,
  )
  .join('')}`;

/**
 * Functions, since a policy that reads a table whose policy reads the first one is refused as endless.
 */
const fences = `
create function app_sees_report(wanted uuid) returns boolean language sql stable
  as $$ select exists (select from report r where r.id = wanted) $$;
create function app_has_attachment(wanted uuid) returns boolean language sql stable
  as $$ select exists (select from attachment a where a.id = wanted)
    or exists (select from report_attachment r where r.attachment_id = wanted) $$;
revoke all on function app_sees_report(uuid), app_has_attachment(uuid) from public;
grant execute on function app_sees_report(uuid), app_has_attachment(uuid) to anmalan_app;

create policy app_all on attachment to anmalan_app
  using (app_takes_part() and ${inHouse});
create policy app_updates_unsent on attachment as restrictive for update to anmalan_app
  using (state <> 'sent') with check (true);
create policy app_deletes_unsent on attachment as restrictive for delete to anmalan_app
  using (state <> 'sent');
create policy app_selects on attachment_part for select to anmalan_app
  using (app_takes_part() and app_has_attachment(attachment_id));
create policy app_inserts on attachment_part for insert to anmalan_app
  with check (exists (select from attachment a where a.id = attachment_id and a.state = 'uploading'));
create policy app_deletes on attachment_part for delete to anmalan_app
  using (exists (select from attachment a where a.id = attachment_id and a.state <> 'sent'));
create policy app_selects on report_attachment for select to anmalan_app
  using (app_takes_part() and app_sees_report(report_id));
create policy app_inserts on report_attachment for insert to anmalan_app
  with check (app_takes_part() and app_sees_report(report_id) and app_has_attachment(attachment_id));

grant select, insert, delete,
  update (draft_id, kept_until, received, state, wrapped, kek_id, sealed) on attachment to anmalan_app;
grant select, insert, delete on attachment_part to anmalan_app;
grant select, insert on report_attachment to anmalan_app;

-- The worker takes the key of what was sent along to the report that a forwarded one becomes.
create policy worker_all on report_attachment to anmalan_worker using (true) with check (true);
create policy worker_forwards on report_attachment as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = report_id and r.channel in ('forwarded', 'moved')));
grant select, insert on report_attachment to anmalan_worker;`;

const swept = (more: { readonly deletes: string; readonly counts: string }): string => `
create or replace function sweep_kept(swept_at timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  swept bigint;
begin
  perform set_config('app.swept_at', swept_at::text, true);
  with drafts as (delete from draft where kept_until <= swept_at returning 1),
    texts as (delete from kept_text where kept_until <= swept_at returning 1)${more.deletes}
  select (select count(*) from drafts) + (select count(*) from texts)${more.counts} into swept;
  perform set_config('app.swept_at', '', true);
  return swept;
end $$;`;

/** What was uploaded freely and never sent is over by its own clock; beside a draft it goes with that. */
const sweeping = `
create policy owner_sweeps on attachment to anmalan_owner using (kept_until <= app_swept_at());
${swept({
  deletes: `,
    uploads as (delete from attachment where kept_until <= swept_at returning 1)`,
  counts: ` + (select count(*) from uploads)`,
})}`;

export const up = (db: Knex): Promise<unknown> => db.raw(`${tables}${fences}${sweeping}`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`${swept({ deletes: '', counts: '' })}
drop table report_attachment, attachment_part, attachment;
drop function app_has_attachment(uuid), app_sees_report(uuid);`);
