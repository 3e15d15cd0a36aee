import knex, { type Knex } from 'knex';
import type { ClientConfig } from 'pg';

const silent = (): void => undefined;

/** The pool that stores and services are given; only this room knows what it is. */
export type Db = Knex;

export type ConnectionOptions = {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly max?: number;
};

/** Named apart, since knex passes everything on to the driver but does not know this one's name. */
const driverOptions: Knex.PgConnectionConfig & Pick<ClientConfig, 'pipeline'> = {
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  options: '-c lock_timeout=8s',
  keepAlive: true,
  // Statements that need no answer of each other travel together, in the order in which they are
  // awaited: a transaction waits for what it must know, not for each thing it writes.
  pipeline: true,
};

/** A pool; `min: 0` since knex keeps even dead idle connections below its minimum. */
export function connect({ connectionString, applicationName, max = 10 }: ConnectionOptions): Db {
  return knex({
    client: 'pg',
    connection: { connectionString, application_name: applicationName, ...driverOptions },
    // What is thrown carries no values, and statements are not put on standard output.
    compileSqlOnError: false,
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
    pool: { min: 0, max, acquireTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 },
  });
}
