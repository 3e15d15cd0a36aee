import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

/** What was done at once for a child that needed protection. */
const kinds: readonly FactKind[] = [
  { kind: 'acuteMeasureTaken', side: 'receiver', needs: ['person_id', 'sealed'] },
];

export async function up(db: Knex): Promise<void> {
  await addFactKinds(db, kinds);
}

export async function down(db: Knex): Promise<void> {
  await dropFactKinds(db, kinds);
}
