import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'protectedContactLifted',
    side: 'receiver',
    outcomes: ['meetingOwed', 'noMeetingOwed'],
    needs: ['person_id', 'sealed'],
    once: 'stream',
  },
  {
    kind: 'decisionProposed',
    side: 'receiver',
    outcomes: ['open', 'doNotOpen'],
    needs: ['person_id', 'sealed'],
  },
];

/**
 * Protected contact that the officer has turned off, beside what the report said of it, which stays
 * as the sender knows it; and decisions that are proposed to whoever makes them.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table report add column contact_lifted_at timestamptz;
revoke update (protected_contact) on report from anmalan_app;
grant update (contact_lifted_at) on report to anmalan_app;`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
grant update (protected_contact) on report to anmalan_app;
alter table report drop column contact_lifted_at;`);
  await dropFactKinds(db, kinds);
}
