import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'reportRegistered',
    side: 'receiver',
    outcomes: ['obliged', 'private', 'anonymous'],
    needs: ['person_id'],
    once: 'stream',
  },
  {
    kind: 'writtenReportWaived',
    side: 'receiver',
    needs: ['person_id', 'sealed'],
    once: 'stream',
  },
];

const registered = `channel in ('phone', 'visit', 'paper')`;

/**
 * Of what somebody told, none of her colleagues knows, nor her authority: of the sender's side it is
 * the caller's alone, and nobody's where she is not known here.
 */
const fence = `
create policy owner_reads_registered on report for select to anmalan_owner using (${registered});
create policy callers_own on report as restrictive for select to anmalan_app
  using (app_side() <> 'sender' or channel not in ('phone', 'visit', 'paper')
    or app_actor() in (caller_person_id, author_person_id));
-- Of a stream that begins in this transaction the report is yet to be written.
create function app_may_be_told(wanted uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select not exists (select from report r where r.id = wanted and r.${registered}
    and not coalesce(app_actor() in (r.caller_person_id, r.author_person_id), false)) $$;
revoke all on function app_may_be_told(uuid) from public;
grant execute on function app_may_be_told(uuid) to anmalan_app;`;

const seesStream = (more: string): string => `
create or replace function app_sees_stream(kind text, id uuid, municipality uuid, organisation uuid)
  returns boolean language sql stable as $$
  select case kind
    when 'person' then id = app_actor() or (app_side() = 'auditor' and municipality = app_municipality())
    else app_reaches(municipality, organisation)
      and (kind <> 'acuteSituation' or app_is_told_of(id))${more}
      and (app_may_know() or app_knows_of(id)) end $$;`;

/** The duty is the caller's, which the receiver does not see and may end for a reason of hers. */
const ending = `
create function end_written_request(wanted uuid, becomes text, why text, moment timestamptz, number bigint)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update duty set state = becomes, reason = why, ended_at = moment, ended_seq = number,
      next_rung_at = null
    where stream_id = wanted and kind = 'sendWrittenReport' and state = 'open'
      and municipality_id = app_municipality() and app_side() = 'receiver'
      and (app_may_know() or app_knows_of(stream_id));
  if not found then
    raise exception 'no written report is asked for here' using errcode = 'insufficient_privilege';
  end if;
end $$;
revoke all on function end_written_request(uuid, text, text, timestamptz, bigint) from public;
grant execute on function end_written_request(uuid, text, text, timestamptz, bigint) to anmalan_app;`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${fence}
${seesStream(`
      and (kind <> 'report' or app_side() <> 'sender' or app_may_be_told(id))`)}
${ending}`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop function end_written_request(uuid, text, text, timestamptz, bigint);
${seesStream('')}
drop function app_may_be_told(uuid);
drop policy callers_own on report;
drop policy owner_reads_registered on report;`);
  await dropFactKinds(db, kinds);
}
