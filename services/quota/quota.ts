import { setTimeout as pause } from 'node:timers/promises';
import { actorId, type Actor } from '../../domain/access/actor.ts';
import type { Cost } from '../../domain/acting/cost.ts';
import type { Db } from '../../database/connection.ts';
import {
  createQuotaStore,
  type Allowances,
  type Purse,
  type QuotaStore,
  type Taken,
  type Taking,
} from '../../database/quota/quota-store.ts';
import type { Log } from '../../platform/log.ts';
import { homeOf, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import { isReplay } from '../acting/remembered-answer.ts';

export type Verdict =
  | { readonly is: 'admitted' }
  /** `seconds`: after how long it is worth asking again. */
  | { readonly is: 'refused'; readonly seconds: number };

/** The system's own parts are never counted. */
export type Quota = {
  /** A request by somebody who is not known. @param key of the address, at most 200 characters */
  readonly visit: (key: string) => Promise<Verdict>;
  readonly look: (actor: Actor) => Promise<Verdict>;
  /**
   * A replay costs nothing, nor does a deed that is refused; one that cannot be refused is counted
   * all the same.
   */
  readonly deed: (call: Call, cost: Cost) => Promise<Verdict>;
};

const admitted: Verdict = { is: 'admitted' };

/**
 * How long a count may take. Beyond it the request goes on uncounted, because no report may be lost
 * to a table of counters.
 */
const countWithinMs = 1_000;

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const done = new AbortController();
  const late = pause(countWithinMs, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error('the count took too long');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
};

const verdictOf = (taken: Taken): Verdict =>
  taken.is === 'within'
    ? admitted
    : { is: 'refused', seconds: Math.max(1, Math.ceil(taken.waitMs / 1000)) };

const purseOf = (caller: Caller, { kilobytes: amount }: Cost): Taking => ({
  purse: `${caller.is}Kilobytes`,
  key: actorId(caller),
  amount,
});

const purseOfUnit = (caller: Caller, { kilobytes: amount }: Cost): Taking => ({
  purse: 'unitKilobytes',
  key: homeOf(caller).unitId,
  amount,
});

/**
 * Takes out of the caller's own purse first, and out of the unit's only what the own one held, so
 * that nobody can use up what her colleagues share.
 */
const takeForDeed = async (store: QuotaStore, caller: Caller, cost: Cost): Promise<Verdict> => {
  const taken: Taking[] = [];
  for (const taking of [purseOf(caller, cost), purseOfUnit(caller, cost)]) {
    const verdict = verdictOf(await store.take(taking));
    taken.push(taking);
    if (verdict.is === 'admitted') continue;
    if (!cost.refusable) return admitted;
    await Promise.all(taken.map(store.giveBack));
    return verdict;
  }
  return admitted;
};

const ofNoReplay = async (db: Db, call: Call, count: () => Promise<Verdict>): Promise<Verdict> =>
  (await isReplay(db, call)) ? admitted : count();

/**
 * Counts what each person, client, unit and address uses, for all processes together. While the
 * counters cannot be reached everything is admitted, with a line in the log.
 *
 * @param db a pool of its own, which a flood of other work does not keep busy
 */
export function createQuota(parts: {
  readonly db: Db;
  readonly log: Log;
  readonly allowances: Allowances;
}): Quota {
  const store = createQuotaStore(parts.db, parts.allowances);
  const orAdmit = async (count: Promise<Verdict>): Promise<Verdict> => {
    try {
      return await inTime(count);
    } catch (error) {
      parts.log.warn('a request was not counted against its quota', { error });
      return admitted;
    }
  };
  const one = (purse: Purse, key: string): Promise<Verdict> =>
    orAdmit(store.take({ purse, key, amount: 1 }).then(verdictOf));
  return {
    visit: (key) => one('addressRequests', key),
    look: async (actor) =>
      actor.is === 'system' ? admitted : one(`${actor.is}Looks`, actorId(actor)),
    deed: async (call, cost) => {
      const { actor } = call;
      if (actor.is === 'system') return admitted;
      return orAdmit(ofNoReplay(parts.db, call, () => takeForDeed(store, actor, cost)));
    },
  };
}
