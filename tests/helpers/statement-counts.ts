import pg from 'pg';

/** What a work costs at the database. */
export type StatementCounts = {
  readonly statements: readonly string[];
  /** How often it waits: statements that travel together wait once. */
  readonly roundTrips: number;
};

type Asked = string | { readonly text: string };
type Query = (this: pg.Client, asked: Asked, ...rest: unknown[]) => unknown;
type Callback = (...answer: readonly unknown[]) => unknown;

/**
 * Counts what this process sends to any database while a work is done, at the driver, which all
 * pools and libraries go through. A statement belongs to the round after the last one that was
 * answered before it was sent.
 */
export async function countStatements(work: () => Promise<unknown>): Promise<StatementCounts> {
  const driver = pg.Client.prototype as unknown as { query: Query };
  const { query } = driver;
  const statements: string[] = [];
  let rounds = 0;
  let answered = 0;
  const sent = (asked: Asked): (() => void) => {
    const round = answered + 1;
    rounds = Math.max(rounds, round);
    statements.push(typeof asked === 'string' ? asked : asked.text);
    return () => (answered = Math.max(answered, round));
  };
  driver.query = function (asked, ...rest) {
    const came = sent(asked);
    const last = rest.at(-1);
    if (typeof last !== 'function') {
      const answer = query.call(this, asked, ...rest) as Promise<unknown>;
      return answer.finally(came);
    }
    return query.call(this, asked, ...rest.slice(0, -1), (...answer: readonly unknown[]) => {
      came();
      return (last as Callback)(...answer);
    });
  };
  try {
    await work();
  } finally {
    driver.query = query;
  }
  return { statements, roundTrips: rounds };
}
