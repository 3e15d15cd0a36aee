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

/** `seconds`: after how long it is worth asking again. */
type Refused = { readonly is: 'refused'; readonly seconds: number };
export type Verdict = { readonly is: 'admitted' } | Refused;
export type DeedVerdict =
  /** `giveBack`: for a deed that turns out to be a replay, which costs nothing. */
  { readonly is: 'admitted'; readonly giveBack: () => Promise<void> } | Refused;

/** The system's own parts are never counted. */
export type Quota = {
  /** A request by somebody who is not known. @param key of the address, at most 200 characters */
  readonly visit: (key: string) => Promise<Verdict>;
  readonly look: (actor: Actor) => Promise<Verdict>;
  /**
   * A deed that is refused costs nothing; one that cannot be refused is counted all the same. A replay
   * is never refused, and whoever finds that it was one gives back what it took.
   */
  readonly deed: (call: Call, cost: Cost) => Promise<DeedVerdict>;
};

const admitted = { is: 'admitted', giveBack: async () => undefined } as const;

/**
 * How long a count may take. Beyond it the request goes on uncounted, because no report may be lost
 * to a table of counters.
 */
const countWithinMs = 1_000;

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the count took too long')), countWithinMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
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

const purseOfFiles = (caller: Caller, { kilobytes: amount }: Cost): Taking => ({
  purse: `${caller.is}FileKilobytes`,
  key: actorId(caller),
  amount,
});

const pursesOf = (caller: Caller, cost: Cost): readonly Taking[] =>
  cost.files ? [purseOfFiles(caller, cost)] : [purseOf(caller, cost), purseOfUnit(caller, cost)];

/**
 * Takes out of the caller's own purse first, and out of the unit's only what the own one held, so
 * that nobody can use up what her colleagues share.
 */
const takeForDeed = async (store: QuotaStore, caller: Caller, cost: Cost): Promise<DeedVerdict> => {
  const taken: Taking[] = [];
  const giveBack = async (): Promise<void> => {
    await Promise.all(taken.map(store.giveBack));
  };
  for (const taking of pursesOf(caller, cost)) {
    const verdict = verdictOf(await store.take(taking));
    taken.push(taking);
    if (verdict.is === 'admitted') continue;
    if (!cost.refusable) break;
    await giveBack();
    return verdict;
  }
  return { is: 'admitted', giveBack };
};

const unlessReplay = async (
  db: Db,
  call: Call,
  verdict: Promise<DeedVerdict>,
): Promise<DeedVerdict> => {
  const counted = await verdict;
  return counted.is === 'refused' && (await isReplay(db, call)) ? admitted : counted;
};

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
  const orElse = async <T, E>(work: Promise<T>, other: E, line: string): Promise<T | E> => {
    try {
      return await inTime(work);
    } catch (error) {
      parts.log.warn(line, { error });
      return other;
    }
  };
  const orAdmit = <V extends Verdict>(count: Promise<V>): Promise<V | typeof admitted> =>
    orElse(count, admitted, 'a request was not counted against its quota');
  const one = (purse: Purse, key: string): Promise<Verdict> =>
    orAdmit(store.take({ purse, key, amount: 1 }).then(verdictOf));
  return {
    visit: (key) => one('addressRequests', key),
    look: async (actor) =>
      actor.is === 'system' ? admitted : one(`${actor.is}Looks`, actorId(actor)),
    deed: async (call, cost) => {
      const { actor } = call;
      if (actor.is === 'system') return admitted;
      const verdict = await orAdmit(unlessReplay(parts.db, call, takeForDeed(store, actor, cost)));
      if (verdict.is === 'refused') return verdict;
      const line = 'what a replay took of a quota was not given back';
      return { ...verdict, giveBack: () => orElse(verdict.giveBack(), undefined, line) };
    },
  };
}
