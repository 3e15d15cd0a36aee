import knex, { type Knex } from 'knex';

const silent = (): void => undefined;

/** The pool that stores and services are given; only this room knows what it is. */
export type Db = Knex;

export type ConnectionOptions = {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly max?: number;
};

/** A pool; `min: 0` since knex keeps even dead idle connections below its minimum. */
export const connect = ({ connectionString, applicationName, max = 10 }: ConnectionOptions): Db =>
  knex({
    client: 'pg',
    connection: {
      connectionString,
      application_name: applicationName,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      options: '-c lock_timeout=8s',
      keepAlive: true,
    },
    // Its own lines would put statements on standard output; what fails is thrown anyway.
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
    pool: { min: 0, max, acquireTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 },
  });
