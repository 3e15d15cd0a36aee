import type { Knex } from 'knex';

/** Every process may ask whether the schema is the one it was written for (`/readyz`). */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`grant select on migrations to anmalan_app, anmalan_worker`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`revoke select on migrations from anmalan_app, anmalan_worker`);
