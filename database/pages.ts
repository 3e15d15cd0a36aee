import type { Tx } from './transaction.ts';
import { count, readRow, readRows, selection, type Selection } from './rows.ts';

/** Which part of a list: at most `limit` rows after the first `offset`. */
export type RowPage = { readonly limit: number; readonly offset: number };

/** One page of a list, and how many rows there are on all of its pages. */
export type PagedRows<Row> = {
  readonly total: number;
  readonly rows: readonly Readonly<Row>[];
};

/** What a list is of, and in which order; the same bindings serve both. */
type Paged = {
  /** All that follows `select … from …` up to the order. */
  readonly where: string;
  /** Columns that leave no two rows equal, so that no row stands on two pages. */
  readonly order: string;
  readonly bindings: Readonly<Record<string, unknown>>;
};

/**
 * Reads one page of a list. The total counts what this caller is shown and nothing else: a count of
 * more would tell of rows that she may not know.
 */
export async function readPage<Row>(
  tx: Tx,
  rows: Selection<Row>,
  { where, order, bindings }: Paged,
  { limit, offset }: RowPage,
): Promise<PagedRows<Row>> {
  const counted = selection(rows.from, { total: count('count(*)') });
  const [found, page] = await Promise.all([
    readRow(tx, counted, where, bindings),
    readRows(tx, rows, `${where} order by ${order} limit :limit offset :offset`, {
      ...bindings,
      limit,
      offset,
    }),
  ]);
  return { total: found?.total ?? 0, rows: page };
}
