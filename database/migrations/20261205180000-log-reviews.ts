import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'logReviewBegun', side: 'both' },
  {
    kind: 'logReviewed',
    side: 'both',
    outcomes: ['nothingFound', 'found'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
];

/**
 * The auditor reviews the log each month (10 § SoLPuL). It is the one thing that she writes: in the
 * stream of the house, where no child is named and whose words she therefore may read.
 */
const appends = (auditor: string): string => `
create or replace function app_appends(kind text, id uuid, lane text) returns boolean language sql stable
  as $$ select case kind
    when 'person' then id = app_actor()
    when 'houseDuty' then lane = app_side()
      or (app_side() in ('receiver', 'none') and lane in ('both', 'receiver'))${auditor}
    else lane = app_side() or (lane = 'both' and app_takes_part()) end $$;`;

const ofKind = (row: string, kind: string): string =>
  `exists (select from stream s where s.id = ${row} and s.kind = '${kind}')`;
const auditors = `app_side() = 'auditor'`;

const fences = `
create policy review_updates on duty for update to anmalan_app
  using (${auditors} and kind = 'reviewLog' and ${ofKind('stream_id', 'houseDuty')});
create policy review_inserts on fact for insert to anmalan_app
  with check (${auditors} and kind = 'logReviewed' and side = 'both'
    and person_id = app_actor() and ${ofKind('stream_id', 'houseDuty')});
create policy review_selects on data_key for select to anmalan_app
  using (${auditors} and side = 'both' and holder = 'receiver' and ${ofKind('stream_id', 'houseDuty')});`;

const worker = (review: string): string => `
drop policy worker_forwards on duty;
create policy worker_forwards on duty as restrictive for insert to anmalan_worker
  with check (exists (select from report r where r.id = stream_id and r.channel in ('forwarded', 'moved'))
    or (kind = 'reassign' and side = 'receiver' and state = 'open')
    or (kind = 'explainDifference' and side = 'receiver' and state = 'open'
      and ${ofKind('stream_id', 'houseDuty')})
    or (kind = 'termMeeting' and side = 'receiver' and state = 'open'
      and ${ofKind('stream_id', 'termMeeting')}) or ${ofKind('stream_id', 'syntheticReport')}${review});`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${appends(`
      or (app_side() = 'auditor' and lane = 'both')`)}
${fences}
${worker(`
    or (kind = 'reviewLog' and side = 'receiver' and state = 'open'
      and ${ofKind('stream_id', 'houseDuty')})`)}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`${worker('')}
drop policy review_selects on data_key;
drop policy review_inserts on fact;
drop policy review_updates on duty;
${appends('')}`);
}
