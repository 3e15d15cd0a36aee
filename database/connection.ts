import knex, { type Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { PlannedOnce } from './postgres-client.ts';

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
  /** Milliseconds after which PostgreSQL gives a statement up; 10,000 unless it is given. */
  readonly statementLimitMs?: number;
};

const statementLimitMs = 10_000;
/**
 * How much later than PostgreSQL the driver itself gives a statement up. It does so when the server
 * hangs or the network is cut, since nobody is then left who would keep the server's own limit.
 */
const driverLaterMs = 1_000;
const connectWithinMs = 5_000;

/**
 * The driver's own options. They have a type of their own, since knex passes every option on to the
 * driver but its types lack `pipeline`.
 */
const driverOptions: Knex.PgConnectionConfig & Pick<ClientConfig, 'pipeline'> = {
  connectionTimeoutMillis: connectWithinMs,
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
export function connect(options: ConnectionOptions): Db {
  const { connectionString, applicationName: application_name, max = 10 } = options;
  const statement_timeout = options.statementLimitMs ?? statementLimitMs;
  const limits = { statement_timeout, query_timeout: statement_timeout + driverLaterMs };
  return knex({
    client: PlannedOnce,
    connection: { connectionString, application_name, ...limits, ...driverOptions },
    // Errors carry no values and statements are not printed, since both can hold what people wrote.
    compileSqlOnError: false,
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
    pool: { min: 0, max, acquireTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 },
  });
}
