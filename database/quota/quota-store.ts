import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../connection.ts';

/** What is counted, and for whom. */
export const purses = [
  'addressRequests',
  'personLooks',
  'clientLooks',
  'personKilobytes',
  'clientKilobytes',
  'unitKilobytes',
  'personFileKilobytes',
  'clientFileKilobytes',
] as const;
export type Purse = (typeof purses)[number];

/** How much may be used within a window, which begins with the first use. */
export type Allowance = { readonly most: number; readonly minutes: number };
export type Allowances = Readonly<Record<Purse, Allowance>>;

export type Taken =
  | { readonly is: 'within' }
  | { readonly is: 'over'; /** Milliseconds until the window ends. */ readonly waitMs: number };

/** What is taken out of whose purse. The key is an id, so that two of one name share none. */
export type Taking = { readonly purse: Purse; readonly key: string; readonly amount: number };

export type QuotaStore = {
  /** Takes out of a purse; what goes over is taken too, until it is given back. */
  readonly take: (taking: Taking) => Promise<Taken>;
  readonly giveBack: (taking: Taking) => Promise<void>;
};

/** Takings of one each are not given back, so that a purse found empty stays empty. */
const takenByOne: readonly Purse[] = ['addressRequests', 'personLooks', 'clientLooks'];

const limiterOf = (db: Db, purse: Purse, { most, minutes }: Allowance): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: db,
    storeType: 'knex',
    tableName: 'quota',
    // A migration has made it; the API's role may create no table.
    tableCreated: true,
    keyPrefix: purse,
    points: most,
    duration: minutes * 60,
    // One of the limiters removes what is over an hour old, of all of them.
    clearExpiredByTimeout: purse === 'addressRequests',
    // Refused again and again, a caller costs no further statement.
    ...(takenByOne.includes(purse) && { inMemoryBlockOnConsumed: most + 1 }),
  });

/**
 * Counts in the table `quota`, for all processes together. It reads the clock of its process, which
 * moves at most when a window begins and ends.
 */
export function createQuotaStore(db: Db, allowances: Allowances): QuotaStore {
  const limiters = new Map(
    purses.map((purse) => [purse, limiterOf(db, purse, allowances[purse])] as const),
  );
  const limiter = (purse: Purse): RateLimiterPostgres => {
    const found = limiters.get(purse);
    if (!found) throw new Error(`no purse ${purse}`);
    return found;
  };
  return {
    take: async ({ purse, key, amount }) => {
      try {
        await limiter(purse).consume(key, amount);
        return { is: 'within' };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { is: 'over', waitMs: refused.msBeforeNext };
        throw refused;
      }
    },
    giveBack: async ({ purse, key, amount }) => {
      await limiter(purse).reward(key, amount);
    },
  };
}
