import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'changeAgreed',
    side: 'both',
    roles: ['rektor', 'officer', 'ifoChef'],
    needs: ['person_id', 'sealed'],
  },
  {
    kind: 'agreedChangeEnded',
    side: 'both',
    outcomes: ['done', 'dropped'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
  {
    kind: 'situationJoined',
    side: 'receiver',
    needs: ['person_id', 'about', 'sealed'],
    once: 'stream',
  },
];

/**
 * What a follow-up meeting agreed to change, and what became of it; and situations that are followed
 * up together.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
alter table acute_situation add column joined_to uuid references acute_situation,
  add check (joined_to is null or (joined_to <> id and held_at is null));
grant update (joined_to) on acute_situation to anmalan_app;`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table acute_situation drop column joined_to');
  await dropFactKinds(db, kinds);
}
