import type { Duplex } from 'node:stream';
import type { Knex } from 'knex';
import PostgresClient from 'knex/lib/dialects/postgres/index.js';
import PostgresTransaction from 'knex/lib/dialects/postgres/execution/pg-transaction.js';

/**
 * So many texts of statements are named by one process, and no longer ones. PostgreSQL keeps the plan
 * of each on every connection; what is made up anew for every call, as an insert of so many rows, is
 * planned anew.
 */
const most = 400;
const longest = 4_000;
const names = new Map<string, string>();

const nameOf = (sql: string): string | undefined => {
  const known = names.get(sql);
  if (known !== undefined || names.size >= most || sql.length > longest) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
};

type Sent = { sql: string; bindings?: readonly unknown[]; options?: { readonly name?: string } };

type Connection = { readonly connection: { readonly stream: Duplex } };
const held = new WeakSet<Duplex>();

/**
 * Holds back what is written to a connection until everything has been begun that could be begun
 * without an answer, so that it leaves in one write. To write each statement by itself took a quarter
 * of the API's time.
 */
const writeTogether = ({ connection: { stream } }: Connection): void => {
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
};

/** A transaction whose `BEGIN` is not waited for: it travels with the first statements. */
class TravellingTransaction extends PostgresTransaction {
  override begin(connection: unknown): Promise<unknown> {
    // Should it fail, everything behind it fails with the connection.
    super.begin(connection).catch(() => undefined);
    return Promise.resolve();
  }
}

/**
 * PostgreSQL as knex speaks to it, with three differences. Statements with values are prepared under a
 * name, so that each connection parses and plans them once and not every time; planning was most of
 * what PostgreSQL did. Statements that are begun together are written together. And `BEGIN` does not
 * cost a round trip of its own.
 */
export class PlannedOnce extends PostgresClient {
  override _query(connection: Connection, sent: Sent): Promise<unknown> {
    writeTogether(connection);
    const name = sent.bindings && sent.bindings.length > 0 ? nameOf(sent.sql) : undefined;
    if (name !== undefined) sent.options = { ...sent.options, name };
    return super._query(connection, sent);
  }

  override transaction(...given: readonly unknown[]): Knex.Transaction {
    return new TravellingTransaction(this, ...given) as unknown as Knex.Transaction;
  }
}
