import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'onCallContactRecorded',
    roles: ['reporter', 'officer'],
    outcomes: ['taken', 'notTaken'],
    needs: ['person_id', 'sealed'],
  },
];

/** Calls outside office hours: the reporter's, which both sides read, and the receiver's own. */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table fact add constraint officers_call_to_the_receiver_alone
  check (kind <> 'onCallContactRecorded' or side = case role when 'officer' then 'receiver' else 'both' end);`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`alter table fact drop constraint officers_call_to_the_receiver_alone`);
  await dropFactKinds(db, kinds);
}
