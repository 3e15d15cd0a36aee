import type { Knex } from 'knex';
import { toInstant, type Instant, type LocalDate } from '../domain/calendar/time.ts';

/**
 * How a property of a row is read: from which column, and how the driver's value is turned into
 * ours.
 */
type Column<Value> = {
  /** A column's name; in a selection it may be any expression. */
  readonly sql: string;
  readonly cast?: 'text';
  readonly read: (given: never) => Value;
};

/** The rows of a query: where they come from, and their properties. */
export type Selection<Row> = {
  readonly from: string;
  readonly columns: { readonly [Name in keyof Row]: Column<Row[Name]> };
};

/** All columns of one table, which can be written as well as read. */
export type Table<Row> = Selection<Row> & { readonly name: string };

export type RowOf<Rows> = Rows extends Selection<infer Row> ? Readonly<Row> : never;

const asGiven = (given: never): never => given;

export function uuid(sql: string): Column<string> {
  return { sql, read: asGiven };
}
export function text<Word extends string = string>(sql: string): Column<Word> {
  return { sql, read: asGiven };
}
/** Reads a `text[]`. */
export function texts<Word extends string = string>(sql: string): Column<readonly Word[]> {
  return { sql, read: asGiven };
}
export function flag(sql: string): Column<boolean> {
  return { sql, read: asGiven };
}
export function bytes(sql: string): Column<Buffer> {
  return { sql, read: asGiven };
}
/** Reads an `int`. */
export function int<Whole extends number = number>(sql: string): Column<Whole> {
  return { sql, read: asGiven };
}
/** Reads a `bigint`, which the driver gives as text; none of ours grows beyond 2^53. */
export function count(sql: string): Column<number> {
  return { sql, read: Number };
}
/** Reads a `timestamptz` as an instant in UTC. */
export function instant(sql: string): Column<Instant> {
  return { sql, read: (given: Date) => toInstant(given) };
}
/**
 * Reads a `date`. It is cast to text, since the driver would make it a moment in the machine's own
 * time zone.
 */
export function day(sql: string): Column<LocalDate> {
  return { sql, cast: 'text', read: asGiven };
}
/**
 * Reads `jsonb`. Only an object can be inserted: the driver would turn an array into an SQL array.
 */
export function json<Body = unknown>(sql: string): Column<Body> {
  return { sql, read: asGiven };
}
export function orNull<Value>(column: Column<Value>): Column<Value | null> {
  return { ...column, read: (given) => (given === null ? null : column.read(given)) };
}

export function table<Row>(name: string, columns: Table<Row>['columns']): Table<Row> {
  return { name, from: name, columns };
}
/** @param from a join, or a function that returns rows */
export function selection<Row>(from: string, columns: Selection<Row>['columns']): Selection<Row> {
  return { from, columns };
}
/** The same rows with only these properties. */
export function only<Row, Name extends keyof Row>(
  { from, columns }: Selection<Row>,
  ...names: readonly Name[]
): Selection<Pick<Row, Name>> {
  const kept = names.map((name) => [name, columns[name]]);
  return { from, columns: Object.fromEntries(kept) as Selection<Pick<Row, Name>>['columns'] };
}

const namesOf = <Row>({ columns }: Selection<Row>): readonly (keyof Row & string)[] =>
  Object.keys(columns) as (keyof Row & string)[];

/**
 * The columns of a `select`: `due_at as "dueAt", …`, and with the alias `d`, `d.due_at as "dueAt",
 * …`.
 */
export function columnsOf<Row>(rows: Selection<Row>, alias?: string): string {
  const column = (name: keyof Row & string): string => {
    const { sql, cast } = rows.columns[name];
    return `${alias ? `${alias}.` : ''}${sql}${cast ? `::${cast}` : ''} as "${name}"`;
  };
  return namesOf(rows).map(column).join(', ');
}

/** Turns what the driver gives for a row selected by `columnsOf` into a row of ours. */
export function decoded<Row>(rows: Selection<Row>, given: unknown): Readonly<Row> {
  const values = given as Readonly<Record<keyof Row, never>>;
  const entries = namesOf(rows).map((name) => [name, rows.columns[name].read(values[name])]);
  return Object.fromEntries(entries) as Row;
}

type Bindings = readonly unknown[] | Readonly<Record<string, unknown>>;

/** @param rest all that follows `select … from …` */
export async function readRows<Row>(
  db: Knex,
  rows: Selection<Row>,
  rest: string,
  bindings: Bindings = [],
): Promise<readonly Readonly<Row>[]> {
  const sql = `select ${columnsOf(rows)} from ${rows.from} ${rest}`;
  return rowsOf(await db.raw(sql, bindings as never)).map((row) => decoded(rows, row));
}

export async function readRow<Row>(
  db: Knex,
  rows: Selection<Row>,
  rest: string,
  bindings: Bindings = [],
): Promise<Readonly<Row> | undefined> {
  const [row] = await readRows(db, rows, rest, bindings);
  return row;
}

/**
 * Inserts all rows in one statement; with no rows there is no statement. It has no `returning`,
 * since a row of the other side may be written here but not be read back.
 *
 * @param onConflict `on conflict …`
 * @returns how many rows were written
 */
export async function insertRows<Row>(
  db: Knex,
  into: Table<Row>,
  rows: readonly Row[],
  onConflict = '',
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = namesOf(into);
  const columns = names.map((name) => into.columns[name].sql).join(', ');
  const places = `(${names.map(() => '?').join(', ')})`;
  const done = await db.raw(
    `insert into ${into.name} (${columns}) values ${rows.map(() => places).join(', ')} ${onConflict}`,
    rows.flatMap((row) => names.map((name) => row[name] as never)),
  );
  return countOf(done);
}

/**
 * Changes the columns that `change` names in the row with this id; when it names none there is no
 * statement.
 */
export async function updateRow<Row>(
  db: Knex,
  rows: Table<Row>,
  id: string,
  change: NoInfer<Partial<Row>>,
): Promise<void> {
  const changed = namesOf(rows).filter((name) => name in change);
  if (changed.length === 0) return;
  const places = changed.map((name) => `${rows.columns[name].sql} = ?`).join(', ');
  const values = changed.map((name) => change[name] as never);
  await db.raw(`update ${rows.name} set ${places} where id = ?`, [...values, id]);
}

/**
 * The rows of a raw statement. The caller names their type, which nothing checks, beside the SQL.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function rowsOf<T>(result: unknown): readonly T[] {
  return (result as { readonly rows: readonly T[] }).rows;
}
/** How many rows a statement changed. */
export function countOf(result: unknown): number {
  return (result as { readonly rowCount: number | null }).rowCount ?? 0;
}
