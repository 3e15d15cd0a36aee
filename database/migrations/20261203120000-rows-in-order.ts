import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

/** Under which area a fact row of the report is filed, and what protects the child or does not. */
const kinds: readonly FactKind[] = ['factRowSorted', 'factorRecorded'].map((kind) => ({
  kind,
  side: 'receiver',
  needs: ['person_id', 'sealed'],
}));

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
}
