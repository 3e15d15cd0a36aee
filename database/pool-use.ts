import type { Db } from './connection.ts';

/** The connections of a pool that work is done on, those that rest, and who waits for one. */
export type PoolUse = {
  readonly used: number;
  readonly free: number;
  readonly waiting: number;
};

/** What knex tells of its pool; its types say nothing of it. */
type Pool = {
  readonly numUsed: () => number;
  readonly numFree: () => number;
  readonly numPendingAcquires: () => number;
};

/** How a pool is used at this moment, without asking the database. */
export function poolUse(db: Db): PoolUse {
  const { pool } = db.client as { readonly pool: Pool };
  return { used: pool.numUsed(), free: pool.numFree(), waiting: pool.numPendingAcquires() };
}
