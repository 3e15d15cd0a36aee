import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../database/connection.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { stage } from './reports.ts';
import { allColumns, columnsUpdated, grantedTo } from './sql/granted.ts';
import { rights } from './sql/rights.ts';
import { refusedRight, tried, undone } from './sql/tried.ts';
import { refusalOf, structureStatements, workerStatements } from './sql/worker-statements.ts';
import type { Target } from './target.ts';

const asWorker = (target: Target): Promise<Db> => target.database('worker');

/** What the worker itself does, on a report that is there: without it every refusal is cheap. */
const ownWork = `update stream set relayed_seq = relayed_seq where id = ?`;

const worksAsItself = async (target: Target, db: Db): Promise<number> => {
  const { report } = await stage(target);
  return (await undone(db, (tx) => tried(tx, ownWork, [report]))).rows;
};

const statement = ([name, sql]: (typeof workerStatements)[number]): Attack => ({
  name,
  try: async (target) => {
    const db = await asWorker(target);
    return judge(
      ['SQLSTATE', await refusalOf(db, sql), refusedRight],
      ['rows of its own work', await worksAsItself(target, db), 1],
    );
  },
});

const structure: Attack = {
  name: 'deletes, empties, locks or alters any table',
  try: async (target) => {
    const db = await asWorker(target);
    const tables = [...new Set((await allColumns(db)).map(({ table }) => table))];
    const open: string[] = [];
    for (const sql of tables.flatMap(structureStatements)) {
      if ((await refusalOf(db, sql)) !== refusedRight) open.push(sql);
    }
    return judge(
      ['tables', tables.length > 25 ? 'many' : tables.length, 'many'],
      ['went through', open, []],
      ['rows of its own work', await worksAsItself(target, db), 1],
    );
  },
};

const columns: Attack = {
  name: 'changes a column that it does not work with',
  try: async (target) => {
    const db = await asWorker(target);
    const changed = columnsUpdated(rights.anmalan_worker);
    const kept = (await allColumns(db)).filter(
      ({ table, column }) => !changed.has(`${table}.${column}`),
    );
    const open: string[] = [];
    for (const { table, column } of kept) {
      const state = await refusalOf(db, `update "${table}" set "${column}" = "${column}"`);
      if (state !== refusedRight) open.push(`${table}.${column} ${state}`);
    }
    return judge(
      ['columns', kept.length > 150 ? 'many' : kept.length, 'many'],
      ['went through', open, []],
      ['rows of its own work', await worksAsItself(target, db), 1],
    );
  },
};

/**
 * What the catalogue says of a role, also where no statement tries it.
 *
 * @param as whose login asks the catalogue
 */
export function grantsOf(role: keyof typeof rights, as: 'app' | 'worker'): Attack {
  return {
    name: `what ${role} is granted, by the database’s own catalogue`,
    try: async (target) => {
      const granted = await grantedTo(await target.database(as), role);
      return judge(
        ['tables', Object.keys(granted).length > 15 ? 'many' : granted, 'many'],
        ['just its rights', isDeepStrictEqual(granted, rights[role]), true],
      );
    },
  };
}

/** With the worker's login one does what the worker does and nothing else. */
export const worker: Family = {
  name: 'worker',
  attacks: [
    ...workerStatements.map(statement),
    structure,
    columns,
    grantsOf('anmalan_worker', 'worker'),
  ],
};
