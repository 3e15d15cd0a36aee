import pg from 'pg';
import type { Db } from '../database/connection.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

type KnexQuery = { readonly sql: string; readonly bindings?: readonly unknown[] };

/** `?` as knex writes them for its own statements become `$1`, `$2` … as the driver wants them. */
const numbered = (sql: string): string => {
  let place = 0;
  return sql.replaceAll('?', () => `$${++place}`);
};

/** Everything that a pool sends to the database while a work is done, in order. */
export async function recordStatements(
  db: Db,
  work: () => Promise<unknown>,
): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const listen = ({ sql, bindings = [] }: KnexQuery): void => {
    statements.push({ text: sql.includes('$1') ? sql : numbered(sql), values: bindings });
  };
  db.on('query', listen);
  await work();
  db.off('query', listen);
  return statements;
}

/** Sends recorded statements through the bare driver: the limit of what any code could reach. */
export async function replayer(
  connectionString: string,
  connections: number,
): Promise<{ run: (all: readonly Statement[]) => Promise<void>; close: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString, max: connections, min: connections });
  return {
    run: async (all) => {
      const client = await pool.connect();
      try {
        for (const { text, values } of all) await client.query(text, values as unknown[]);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
