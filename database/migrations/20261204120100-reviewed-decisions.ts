import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'decisionReviewed',
    side: 'receiver',
    outcomes: ['agrees', 'reconsider'],
    needs: ['person_id', 'about', 'sealed'],
  },
];

/**
 * What the leaders have found of the decisions not to open, which they list with those first that
 * nobody has looked at.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table report
  add column reviewed_as text check (reviewed_as in ('agrees', 'reconsider')),
  add constraint report_reviewed_check check (reviewed_as is null or concluded_as is not null);
grant update (reviewed_as) on report to anmalan_app;
create index report_not_opened
  on report (municipality_id, reviewed_as nulls first, concluded_at, id)
  where concluded_as = 'doNotOpen';`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
drop index report_not_opened;
alter table report drop constraint report_reviewed_check, drop column reviewed_as;`);
  await dropFactKinds(db, kinds);
}
