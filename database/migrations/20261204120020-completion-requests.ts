import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  { kind: 'completionRequested', side: 'both', needs: ['person_id', 'sealed'] },
];

/** What an officer asks the author of a report to complete it with. */
export const up = (db: Knex): Promise<void> => addFactKinds(db, kinds);
export const down = (db: Knex): Promise<void> => dropFactKinds(db, kinds);
