import pg from 'pg';
import type { Db } from '../database/connection.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

type KnexQuery = { readonly sql: string; readonly bindings?: readonly unknown[] };

/** `?` as knex writes them for its own statements become `$1`, `$2` … as the driver wants them. */
const numbered = (sql: string): string => {
  let place = 0;
  return sql.replaceAll('?', () => `$${++place}`);
};

/** Statements that were sent before any of them was answered. */
export type Together = readonly Statement[];

/** Everything that a pool sends to the database while a work is done, in order, as it travelled. */
export async function recordStatements(
  db: Db,
  work: () => Promise<unknown>,
): Promise<readonly Together[]> {
  const sent: Statement[][] = [];
  let answered = true;
  const listen = ({ sql, bindings = [] }: KnexQuery): void => {
    const statement = { text: sql.includes('$1') ? sql : numbered(sql), values: bindings };
    if (answered) sent.push([]);
    sent.at(-1)?.push(statement);
    answered = false;
  };
  const answer = (): void => {
    answered = true;
  };
  db.on('query', listen).on('query-response', answer);
  await work();
  db.off('query', listen).off('query-response', answer);
  return sent;
}

/** How the bare driver sends what was recorded. */
export type Sending = 'oneAfterTheOther' | 'namedAndTogether';

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
};

const send = (client: pg.PoolClient, { text, values }: Statement): Promise<unknown> =>
  client.query({ text, values: [...values], ...(values.length > 0 && { name: nameOf(text) }) });

const replay: Readonly<
  Record<Sending, (client: pg.PoolClient, all: readonly Together[]) => Promise<void>>
> = {
  oneAfterTheOther: async (client, all) => {
    for (const { text, values } of all.flat()) await client.query(text, [...values]);
  },
  namedAndTogether: async (client, all) => {
    for (const together of all) {
      await Promise.all(together.map((statement) => send(client, statement)));
    }
  },
};

/** Sends recorded statements through the bare driver: the limit of what any code could reach. */
export async function replayer(
  connectionString: string,
  connections: number,
  sending: Sending,
): Promise<{ run: (all: readonly Together[]) => Promise<void>; close: () => Promise<void> }> {
  // The driver knows `pipeline`, its types do not (`database/connection.ts`).
  const options: pg.PoolConfig & { readonly pipeline: boolean } = {
    connectionString,
    max: connections,
    min: connections,
    pipeline: sending === 'namedAndTogether',
  };
  const pool = new pg.Pool(options);
  return {
    run: async (all) => {
      const client = await pool.connect();
      try {
        await replay[sending](client, all);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
