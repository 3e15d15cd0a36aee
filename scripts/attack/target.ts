import { randomInt, randomUUID } from 'node:crypto';
import type { Db } from '../../database/connection.ts';
import { connect } from '../../database/connection.ts';
import { apiAddress, databaseAddresses, dataFolderIn } from '../running-system.ts';
import { tokensOf } from '../tokens.ts';
import { asking, type Answer, type Ask } from './asking.ts';

type Headers = Readonly<Record<string, string>>;
type Role = 'app' | 'worker' | 'owner';

/** The running system that is attacked, and what an attacker has of it. */
export type Target = {
  readonly origin: string;
  readonly dataFolder: string;
  /** Whether fewer repetitions do, and what takes minutes is left out. */
  readonly short: boolean;
  readonly ask: Ask;
  readonly tokenOf: (login: string) => Promise<string>;
  /** Reads as a seeded person or client; the path is below `/api/v1`. */
  readonly get: (login: string, path: string, headers?: Headers) => Promise<Answer>;
  /** Does a deed, under a key of its own unless the headers name one. */
  readonly post: (login: string, path: string, body: unknown, headers?: Headers) => Promise<Answer>;
  /**
   * An address of this machine that nobody else asks from, for whoever has no login. What a
   * stranger uses up is then not used up for the developer, nor for the next run. Undefined where
   * the operating system gives none.
   */
  readonly newAddress: () => Promise<string | undefined>;
  /** The database as one of its three roles, over one pool of connections for each. */
  readonly database: (role: Role) => Promise<Db>;
  /** What `make` makes, once for this target however many attacks ask for it. */
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

const callers = (ask: Ask, tokenOf: Target['tokenOf']): Pick<Target, 'get' | 'post'> => {
  const bearer = async (login: string): Promise<Headers> => ({
    authorization: `Bearer ${await tokenOf(login)}`,
  });
  return {
    get: async (login, path, headers = {}) =>
      ask({
        method: 'GET',
        path: `/api/v1${path}`,
        headers: { ...(await bearer(login)), ...headers },
      }),
    post: async (login, path, body, headers = {}) =>
      ask({
        method: 'POST',
        path: `/api/v1${path}`,
        headers: {
          ...(await bearer(login)),
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
  };
};

/** All of 127.0.0.0/8 leads to this machine, on Linux without further ado. */
const someAddress = (): string =>
  `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;

const addressOf = async (ask: Ask): Promise<string | undefined> => {
  const from = someAddress();
  try {
    await ask({ method: 'GET', path: '/healthz', from });
    return from;
  } catch {
    console.log('no address of its own for a stranger here: she asks from the usual one');
    return undefined;
  }
};

const remembering = (): Target['once'] => {
  const made = new Map<string, Promise<unknown>>();
  return <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known as Promise<T>;
  };
};

/**
 * The system that runs on the data of this environment, or at its `BASE_URL`.
 *
 * @throws NoToken when no system runs
 */
export function targetIn(env: NodeJS.ProcessEnv, short: boolean): Target {
  const origin = apiAddress(env, 'BASE_URL');
  const dataFolder = dataFolderIn(env);
  const tokenOf = tokensOf(env);
  const ask = asking(origin);
  const pools = new Map<Role, Promise<Db>>();
  const open = async (role: Role): Promise<Db> => {
    const connectionString = (await databaseAddresses(env))[`${role}Url`];
    return connect({ connectionString, applicationName: 'anmalan-attack', max: 2 });
  };
  return {
    origin,
    dataFolder,
    short,
    ask,
    tokenOf,
    ...callers(ask, tokenOf),
    newAddress: () => addressOf(ask),
    database: (role) => {
      const pool = pools.get(role) ?? open(role);
      pools.set(role, pool);
      return pool;
    },
    once: remembering(),
    close: async () => {
      const opened = await Promise.allSettled(pools.values());
      for (const one of opened) if (one.status === 'fulfilled') await one.value.destroy();
    },
  };
}
