import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allColumns, columnsUpdated, grantedTo } from '../../../scripts/attack/sql/granted.ts';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import {
  refusalOf,
  structureStatements,
  workerStatements,
} from '../../../scripts/attack/sql/worker-statements.ts';
import { toolTables } from './borders.ts';
import { fencedWorld } from './fenced-world.ts';

/**
 * Row-level security shows the worker every row, so that what it may do is held by grants alone.
 * Here somebody else speaks with its role: raw SQL on reports that have lived through everything.
 */
const { system, rows } = await fencedWorld();
const refused = (sql: string, values: readonly unknown[] = []): Promise<string | undefined> =>
  refusalOf(system.workerDeps.db, sql, values);

const columns = await allColumns(system.raw);
const changed = columnsUpdated(await grantedTo(system.raw, 'anmalan_worker'));

describe('with the role of the worker nobody', () => {
  it.each(workerStatements)('%s', async (_, sql) => {
    expect(await refused(sql)).toBe(refusedRight);
  });

  it('makes anybody head of an intake', async () => {
    const [chief] = rows.of('assignment').filter(({ role }) => role === 'ifoChef');
    const sql = `insert into assignment
      select (jsonb_populate_record(null::assignment, ?::jsonb)).*`;
    expect(await refused(sql, [JSON.stringify({ ...chief, id: randomUUID() })])).toBe(refusedRight);
  });

  it.each([...new Set(columns.map(({ table }) => table))])(
    'deletes, empties or alters %s',
    async (table) => {
      for (const sql of structureStatements(table)) {
        expect([sql, await refused(sql)]).toEqual([sql, refusedRight]);
      }
    },
  );

  it('changes a column that the worker does not work with', async () => {
    const kept = columns.filter(({ table, column }) => !changed.has(`${table}.${column}`));
    expect(kept.length).toBe(columns.length - changed.size);
    expect(changed.size).toBeLessThan(40);
    const open: unknown[] = [];
    for (const { table, column } of kept) {
      const state = await refused(`update "${table}" set "${column}" = "${column}"`);
      if (state !== refusedRight) open.push([table, column, state]);
    }
    expect(open).toEqual([]);
  });

  it.each(toolTables)('writes into %s, which is the owner’s', async (table) => {
    expect(await refused(`insert into "${table}" default values`)).toBe(refusedRight);
  });
});
