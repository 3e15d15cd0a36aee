import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'consultationAsked', side: 'both', needs: ['person_id', 'sealed'], once: 'stream' },
  { kind: 'consultationTaken', side: 'both', needs: ['person_id', 'sealed'], once: 'stream' },
  {
    kind: 'consultationAnswered',
    side: 'both',
    outcomes: ['answered', 'phoned'],
    needs: ['person_id', 'sealed'],
    once: 'stream',
  },
  { kind: 'consultationReported', outcomes: ['here', 'elsewhere'], needs: ['person_id', 'about'] },
];

const streams = (kindsOfStream: readonly string[]): string => `
alter table stream drop constraint stream_kind_check, add constraint stream_kind_check
  check (kind in (${kindsOfStream.map((kind) => `'${kind}'`).join(', ')}));`;
const before = ['report', 'acuteSituation', 'person'];

/**
 * What a school has asked social services about a child whom nobody names. There is no column for a
 * child: the words are sealed facts. At the school nobody but its asker sees the row. Whoever called
 * need not be known to us, and has then no organisation.
 */
const consultation = `
create table consultation (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  asker_unit_id uuid references unit,
  asker_id uuid references person,
  receiving_unit_id uuid not null references unit,
  way text not null check (way in ('written', 'phone')),
  from_draft boolean not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  check (num_nonnulls(organisation_id, asker_unit_id, asker_id) in (0, 3)),
  check (way = 'phone' or asker_id is not null),
  check (way = 'written' or not from_draft)
);
create index consultation_of_municipality on consultation (municipality_id, (answered_at is not null), asked_at desc, id);
create index consultation_of_asker on consultation (asker_id, asked_at desc, id);
alter table consultation enable row level security;
alter table consultation force row level security;
create policy worker_all on consultation to anmalan_worker using (true) with check (true);
create policy app_selects on consultation for select to anmalan_app
  using (app_reaches(municipality_id, organisation_id)
    and (app_side() <> 'sender' or asker_id = app_actor()));
create policy app_inserts on consultation for insert to anmalan_app
  with check (app_takes_part() and app_reaches(municipality_id, organisation_id)
    and exists (select from unit u where u.id = receiving_unit_id
      and u.municipality_id = consultation.municipality_id)
    and (asker_unit_id is null or exists (select from unit u where u.id = asker_unit_id
      and u.organisation_id = consultation.organisation_id))
    and case app_side()
      when 'sender' then way = 'written' and asker_id = app_actor() and answered_at is null
      else way = 'phone' end);
create policy app_updates on consultation for update to anmalan_app
  using (app_side() = 'receiver' and app_reaches(municipality_id, organisation_id))
  with check (app_side() = 'receiver' and app_reaches(municipality_id, organisation_id));
grant select, insert, update (answered_at) on consultation to anmalan_app;
grant select on consultation to anmalan_worker;`;

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`${streams(['report', 'acuteSituation', 'consultation', 'person'])}
${consultation}`);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
  await db.raw(`
drop table consultation;
${streams(before)}`);
}
