import { randomUUID } from 'node:crypto';
import knex from 'knex';
import { inject } from 'vitest';
import type { Actor, ClientActor, PersonActor } from '../../domain/access/actor.ts';
import { connect, type Db } from '../../database/connection.ts';
import { clientOfLogin, functionsOfSubject } from '../../database/people/people-store.ts';
import { loadKeyring, type Keyring } from '../../platform/crypto/keyring.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { loadDirectory } from '../../services/directory.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { adjustableClock } from './clocks.ts';
import { templateName } from './database-setup.ts';

export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

type Clock = ReturnType<typeof adjustableClock>;

export type TestSystem = {
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** The API's side: role `anmalan_app`, fences on. */
  readonly deps: Deps;
  /** The worker's side: role `anmalan_worker`. */
  readonly workerDeps: Deps;
  /** Superuser on the test's own database: sees the raw tables, past every fence. */
  readonly raw: Db;
  readonly urls: { readonly app: string; readonly worker: string };
  readonly wakes: () => number;
  readonly actor: (login: string) => Promise<Exclude<Actor, { is: 'system' }>>;
  /** A call by a seeded login at the clock's instant, with a key of its own. */
  readonly as: (login: string, overrides?: Partial<Call>) => Promise<Call>;
  readonly close: () => Promise<void>;
};

const withDatabase = (url: string, database: string): string => {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.href;
};

const actorOf = async (db: Db, login: string, at: string): Promise<PersonActor | ClientActor> => {
  const client = login.startsWith('skolsystem.') ? await clientOfLogin(db, login, at) : undefined;
  if (client) {
    const { id, organisationId, municipalityId, unitId } = client;
    return { is: 'client', clientId: id, organisationId, municipalityId, unitId };
  }
  const [found] = await functionsOfSubject(db, login, at);
  if (!found) throw new Error(`no seeded login ${login}`);
  const { personId, ...assignment } = found;
  return { is: 'person', personId, assignment, assurance: loa3, loggedInAt: at };
};

/** A PostgreSQL server with our roles: as superuser, and as the roles of API and worker. */
export type Cluster = {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
};

/** How a test comes by its database, and the keys that open it. */
export type Origin = {
  readonly keysFile: string;
  /** Default: the server that all tests share. */
  readonly cluster?: Cluster;
  /** Makes the database, with a connection of the superuser. */
  readonly make: (admin: Db, database: string) => Promise<void>;
};

/** Migrated and seeded, without a report. */
export async function cloned(admin: Db, database: string): Promise<void> {
  await admin.raw('select pg_advisory_lock(4711)');
  await admin.raw(`create database ${database} template ${templateName} owner anmalan_owner`);
  // Who may come in is not copied with a database.
  await admin.raw(`grant connect on database ${database} to anmalan_app, anmalan_worker`);
  await admin.raw(`revoke all on database ${database} from public`);
  await admin.raw('select pg_advisory_unlock(4711)');
}

/** A database of the test file's own, cloned from the template unless told otherwise, behind both roles. */
export async function createTestSystem(
  startsAt = '2026-11-16T09:00:00.000Z',
  origin: Origin = { keysFile: inject('template').keysFile, make: cloned },
): Promise<TestSystem> {
  const { adminUrl, appUrl, workerUrl } = origin.cluster ?? {
    ...inject('engines'),
    ...inject('template'),
  };
  const database = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = knex({ client: 'pg', connection: adminUrl, pool: { min: 0, max: 1 } });
  await origin.make(admin, database);
  const urls = {
    app: withDatabase(appUrl, database),
    worker: withDatabase(workerUrl, database),
  };
  const db = connect({ connectionString: urls.app, applicationName: 'test-app' });
  const workerDb = connect({ connectionString: urls.worker, applicationName: 'test-worker' });
  const raw = knex({
    client: 'pg',
    connection: withDatabase(adminUrl, database),
    pool: { min: 0, max: 2 },
  });
  const keyring = await loadKeyring(origin.keysFile, { production: false });
  const directory = await loadDirectory(db);
  const clock = adjustableClock(startsAt);
  let wakes = 0;
  const deps: Deps = {
    db,
    keyring,
    directory,
    freshLoginSeconds: 900,
    wake: () => (wakes += 1),
  };
  const actor = (login: string): Promise<PersonActor | ClientActor> =>
    actorOf(db, login, clock.now());
  return {
    clock,
    keyring,
    deps,
    workerDeps: { ...deps, db: workerDb },
    raw,
    urls,
    wakes: () => wakes,
    actor,
    as: async (login, overrides = {}) => ({
      actor: await actor(login),
      at: clock.now(),
      request: { key: randomUUID(), fingerprint: sha256(Buffer.from(randomUUID())) },
      ...overrides,
    }),
    close: async () => {
      await Promise.all([db.destroy(), workerDb.destroy(), raw.destroy()]);
      await admin.raw(`drop database if exists ${database} with (force)`);
      await admin.destroy();
    },
  };
}
