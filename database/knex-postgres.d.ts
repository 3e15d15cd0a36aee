/** What of knex's own dialect is extended here; its types do not tell of it. */
declare module 'knex/lib/dialects/postgres/index.js' {
  import type { Knex } from 'knex';
  export default class PostgresClient extends Knex.Client {
    _query(connection: unknown, sent: object): Promise<unknown>;
    override transaction(...given: readonly unknown[]): Knex.Transaction;
  }
}

declare module 'knex/lib/dialects/postgres/execution/pg-transaction.js' {
  export default class PostgresTransaction {
    constructor(client: object, ...given: readonly unknown[]);
    begin(connection: unknown): Promise<unknown>;
  }
}
