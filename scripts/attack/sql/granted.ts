import type { Db } from '../../../database/connection.ts';
import { rowsOf } from '../../../database/rows.ts';

/** What a role may do with each table: a verb, and its columns where it is not the whole table. */
export type Granted = Readonly<Record<string, readonly string[]>>;

type Cell = {
  readonly table: string;
  readonly verb: string;
  readonly whole: boolean;
  readonly column: string;
};

const verbsOf = (cells: readonly Cell[]): readonly string[] =>
  [...Map.groupBy(cells, ({ verb }) => verb)].map(([verb, of]) =>
    of.some(({ whole }) => whole) ? verb : `${verb} (${of.map(({ column }) => column).join(', ')})`,
  );

/** Every privilege that a role has on a table of the schema, its own or everybody's. */
export async function grantedTo(db: Db, role: string): Promise<Granted> {
  const found: unknown = await db.raw(
    `select c.relname as table, verb, has_table_privilege(r.oid, c.oid, verb) as whole,
            a.attname as column
     from pg_roles r, pg_class c
     cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references',
                             'trigger', 'maintain']) with ordinality as verbs (verb, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where r.rolname = ? and c.relnamespace = 'public'::regnamespace
       and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and (has_table_privilege(r.oid, c.oid, verb)
         or (verb in ('select', 'insert', 'update', 'references')
           and has_column_privilege(r.oid, c.oid, a.attnum, verb)))
     order by 1, place, 4`,
    [role],
  );
  const cells = rowsOf<Cell>(found);
  const byTable = [...Map.groupBy(cells, ({ table }) => table)];
  return Object.fromEntries(byTable.map(([table, of]) => [table, verbsOf(of)]));
}

export type Column = { readonly table: string; readonly column: string };

/** Every column of every table of the schema. */
export async function allColumns(db: Db): Promise<readonly Column[]> {
  const found: unknown = await db.raw(
    `select relname as table, attname as column
     from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1, 2`,
  );
  return rowsOf<Column>(found);
}

/** The columns that a role may change, as `table.column`. */
export function columnsUpdated(granted: Granted): ReadonlySet<string> {
  return new Set(
    Object.entries(granted).flatMap(([table, verbs]) =>
      verbs
        .flatMap((verb) => /^update \((.*)\)$/.exec(verb)?.[1]?.split(', ') ?? [])
        .map((column) => `${table}.${column}`),
    ),
  );
}
