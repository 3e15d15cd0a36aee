import type { Knex } from 'knex';
import { addFactKinds, dropFactKinds, type FactKind } from './helpers/fact-kind.ts';

const kinds: readonly FactKind[] = [
  {
    kind: 'letterDelivered',
    side: 'receiver',
    outcomes: ['sent', 'handedOver', 'notDelivered', 'givenUp'],
    needs: ['person_id', 'about', 'sealed'],
  },
];

/** How letters to the family were sent or handed over, and which did not reach her. */
export const up = (db: Knex): Promise<unknown> => addFactKinds(db, kinds);

export const down = (db: Knex): Promise<unknown> => dropFactKinds(db, kinds);
