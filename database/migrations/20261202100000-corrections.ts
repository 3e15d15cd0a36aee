import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'correctionExplained',
    outcomes: ['sender', 'receiver'],
    needs: ['person_id', 'about', 'sealed'],
    once: 'about',
  },
];

/**
 * Corrections of records, with their reasons, each on the side that it names. A correction is found by what it corrects, among the
 * facts of its stream; the worker, which corrects nothing, writes that it does not.
 */
export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
  await db.raw(`
grant insert (corrects) on fact to anmalan_worker;
alter table fact add constraint explained_on_its_own_side
  check (kind <> 'correctionExplained' or outcome = side);`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
alter table fact drop constraint explained_on_its_own_side;
revoke insert (corrects) on fact from anmalan_worker;`);
  await dropFactKinds(db, kinds);
}
