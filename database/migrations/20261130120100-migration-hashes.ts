import type { Knex } from 'knex';

/**
 * Whoever migrates makes the table of hashes before the first migration, and an early one grants the
 * worker every table that there is. The hashes are the owner's to write; others compare with them.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
revoke all on migration_hash from anmalan_worker;
grant select on migration_hash to anmalan_worker;
`);

/** Gives back nothing: an earlier version does not know the table. */
export const down = (): Promise<void> => Promise.resolve();
