import knex, { type Knex } from 'knex';
import type { ClientConfig } from 'pg';

const silent = (): void => undefined;

/**
 * The pool that stores and services are given. Services use this name only, so that they do not
 * depend on knex.
 */
export type Db = Knex;

export type ConnectionOptions = {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly max?: number;
};

/**
 * The driver's own options. They have a type of their own, since knex passes every option on to the
 * driver but its types lack `pipeline`.
 */
const driverOptions: Knex.PgConnectionConfig & Pick<ClientConfig, 'pipeline'> = {
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  options: '-c lock_timeout=8s',
  keepAlive: true,
  // Statements that are begun together travel together, in the order in which they are begun, so
  // that a transaction waits only for answers that it needs
  // (`docs/adr/0021-statements-travel-together.md`).
  pipeline: true,
};

/**
 * A pool of connections, 10 unless `max` says otherwise. It keeps none when idle (`min: 0`), since
 * below its minimum knex would keep dead ones too.
 */
export function connect({ connectionString, applicationName, max = 10 }: ConnectionOptions): Db {
  return knex({
    client: 'pg',
    connection: { connectionString, application_name: applicationName, ...driverOptions },
    // Errors carry no values and statements are not printed, since both can hold what people wrote.
    compileSqlOnError: false,
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
    pool: { min: 0, max, acquireTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 },
  });
}
