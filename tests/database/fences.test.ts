import knex from 'knex';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { inTransaction } from '../../database/transaction.ts';
import type { Db } from '../../database/connection.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { borders, expectedRows, readRows, toolTables, type Row, type Rows } from './borders.ts';
import { countRows, select, sqlState, tried } from './sql.ts';
import { asViewer, viewerNames, viewerOf, type Viewer, type ViewerName } from './viewers.ts';
import { buildWorld, type World } from './world.ts';

let system: TestSystem;
let world: World;
let rows: Rows;
let owner: Db;
let viewers: ReadonlyMap<ViewerName, Viewer>;

beforeAll(async () => {
  system = await createTestSystem();
  world = await buildWorld(system);
  rows = await readRows(system.raw);
  viewers = new Map(
    await Promise.all(
      viewerNames.map(async (name) => [name, await viewerOf(system, name)] as const),
    ),
  );
  const url = new URL(inject('template').ownerUrl);
  url.pathname = new URL(system.urls.app).pathname;
  owner = knex({ client: 'pg', connection: url.href, pool: { min: 0, max: 1 } });
});
afterAll(async () => {
  await owner.destroy();
  await system.close();
});

const refusedRight = '42501';
const alreadyThere = '23505';
const tables = Object.keys(borders);
const fenced = tables.filter((table) => !toolTables.includes(table));
const text = (row: Row | undefined): string => JSON.stringify(row);
const texts = (found: readonly Row[]): readonly string[] => found.map(text).toSorted();
const viewer = (name: ViewerName): Viewer => viewers.get(name) ?? null;
const cells = tables.flatMap((table) => viewerNames.map((name) => [table, name] as const));

const read = (table: string, name: ViewerName): Promise<readonly { row: Row }[]> =>
  asViewer(system, viewer(name), (tx) =>
    select<{ row: Row }>(tx, `select to_jsonb(t) as row from ?? t`, [table]),
  );

const seen = (name: ViewerName, sql: string, id: string): Promise<readonly string[]> =>
  asViewer(system, viewer(name), async (tx) =>
    (await select<{ what: string }>(tx, sql, [id])).map(({ what }) => what),
  );

// Policies are checked before keys are: a row that is already there says 23505 on this side of
// the border and 42501 beyond it.
const insert = (table: string): string =>
  `insert into "${table}" select (jsonb_populate_record(null::"${table}", ?::jsonb)).*`;

const homeOf = (row: Row): unknown =>
  row['stream_id'] ?? row['report_id'] ?? row['from_id'] ?? row['situation_id'] ?? row['id'];

/** Rows of streams that this viewer does not see; elsewhere rows that she does not see. */
const beyond = (table: string, one: Viewer): readonly Row[] => {
  const own = new Set(expectedRows(table, one, rows).map(text));
  const streams = new Set(expectedRows('stream', one, rows).map(({ id }) => id));
  return rows.of(table).filter((row) => !own.has(text(row)) && !streams.has(homeOf(row)));
};

const appendOnly = (): readonly string[] => [
  'audit_event',
  'audit_subject',
  'fact',
  ...rows.partitions,
];
const changes = (table: string): readonly string[] => [
  `update "${table}" set stream_id = stream_id`,
  `delete from "${table}"`,
];
const emptying = (table: string): string => `truncate "${table}" cascade`;

describe('every table has a border', () => {
  it('that this file knows: a new table fails here until somebody says who may see it', () => {
    expect(rows.tables).toEqual(tables.toSorted());
  });

  it.each(tables.filter((table) => typeof borders[table] !== 'string'))(
    'that the journeys have made visible: of %s one viewer sees some rows and another not all',
    (table) => {
      const counts = [...viewers.values()].map((one) => expectedRows(table, one, rows).length);
      expect(Math.max(...counts)).toBeGreaterThan(0);
      expect(Math.min(...counts)).toBeLessThan(rows.of(table).length);
    },
  );

  it('with row-level security switched on and forced, in partitions too', async () => {
    const open = await select<{ name: string }>(
      system.raw,
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(toolTables);
  });

  it('that none of the three roles may step over', async () => {
    const roles = await select<{ name: string }>(
      system.raw,
      `select rolname as name from pg_roles
       where rolname like 'anmalan\\_%' and not rolsuper and not rolbypassrls order by 1`,
    );
    expect(roles.map(({ name }) => name)).toEqual([
      'anmalan_app',
      'anmalan_owner',
      'anmalan_worker',
    ]);
  });
});

describe('what raw SQL of the API’s role sees', () => {
  it.each(cells.filter(([table]) => borders[table] !== 'closed'))(
    'of %s as %s',
    async (table, name) => {
      const seen = (await read(table, name)).map(({ row }) => row);
      expect(texts(seen)).toEqual(texts(expectedRows(table, viewer(name), rows)));
    },
  );

  it.each(cells.filter(([table]) => borders[table] === 'closed'))(
    'is nothing of %s, whoever asks, as %s',
    async (table, name) => {
      expect(await sqlState(read(table, name))).toBe(refusedRight);
    },
  );

  it('never goes around a table by one of its partitions', async () => {
    const states = await asViewer(system, viewer('the receiver'), async (tx) => {
      const found = [];
      for (const partition of rows.partitions) {
        found.push((await tried(tx, `select from ?? limit 1`, [partition])).refused);
      }
      return found;
    });
    expect(states).toEqual(rows.partitions.map(() => refusedRight));
  });

  it('shows the sender nothing of assessment, intake and decision, nor of their duties and letters', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const facts = `select distinct kind as what from fact where stream_id = ? order by 1`;
    expect(await seen('the sender', facts, id)).toEqual([
      'feedbackRecorded',
      'meetingInvited',
      'meetingMinutesTaken',
      'meetingOutcomeRecorded',
      'meetingProposed',
      'meetingTimeAnswered',
      'signatureRecorded',
      'supplementAdded',
    ]);
    expect(await seen('the receiver', facts, id)).toEqual(
      expect.arrayContaining(['protectionAssessed', 'decisionMade', 'intakeNoteTaken']),
    );
    const duties = `select distinct kind as what from duty where stream_id = ? order by 1`;
    expect(await seen('the sender', duties, id)).toEqual(['coSign']);
    expect(await seen('the receiver', duties, id)).not.toContain('coSign');
    const letters = `select kind as what from letter where stream_id = ? order by 1`;
    expect(await seen('the sender', letters, id)).toEqual(['receipt', 'reportAsSent']);
    expect(await seen('the receiver', letters, id)).toEqual([
      'jointMeetingInvitation',
      'reportAsSent',
    ]);
    const sides = `select distinct side as what from audit_event where stream_id = ? order by 1`;
    expect(await seen('the sender', sides, id)).toEqual(['both', 'sender']);
    expect(await seen('the receiver', sides, id)).toEqual(['both', 'receiver']);
    expect(await seen('the auditor', sides, id)).toEqual(['both', 'receiver', 'sender']);
  });

  it('keeps the reason of an inappropriate feedback on the receiver’s side (26 kap. 1 § OSL)', async () => {
    const { id } = world.journeys['independent.degerfors>degerfors'];
    const sql = `select outcome as what from fact where kind = 'feedbackRecorded' and stream_id = ?`;
    expect(await seen('another sender of the municipality', sql, id)).toEqual([]);
    expect(await seen('the receiver', sql, id)).toEqual(['inappropriate']);
  });

  it('is forgotten with the transaction: a pooled connection remembers nobody', async () => {
    const ifochef = await system.actor('ifochef.degerfors');
    const [before] = await inTransaction(system.deps.db, ifochef, (tx) =>
      select<{ reports: string }>(tx, `select count(*) as reports from report`),
    );
    expect(Number(before?.reports)).toBeGreaterThan(0);
    const [after] = await select<{ side: string | null; reports: string }>(
      system.deps.db,
      `select nullif(current_setting('app.side', true), '') as side,
              (select count(*) from report) as reports`,
    );
    expect(after).toEqual({ side: null, reports: '0' });
  });
});

/** Columns that the API's role may change, one of each table where there is one. */
const writable: Readonly<Record<string, string>> = {
  stream: 'etag_seq',
  report: 'status',
  acute_situation: 'held_at',
  duty: 'reason',
  idempotency: 'status',
};
const insertable: readonly string[] = [
  ...Object.keys(writable),
  'data_key',
  'report_content',
  'report_link',
  'child_index',
  'fact',
  'audit_event',
  'audit_subject',
  'acute_situation_report',
];

describe('what raw SQL of the API’s role writes', () => {
  it.each(tables)('inserts nothing into %s beyond anybody’s border', async (table) => {
    for (const name of viewerNames) {
      await asViewer(system, viewer(name), async (tx) => {
        for (const row of beyond(table, viewer(name)).slice(0, 3)) {
          const { refused } = await tried(tx, insert(table), [text(row)]);
          expect([name, refused, row]).toEqual([name, refusedRight, row]);
        }
      });
    }
  });

  it.each(insertable)(
    'does insert one’s own into %s, or the test above would prove nothing',
    async (table) => {
      const outcomes = new Set<string | undefined>();
      for (const name of viewerNames) {
        const one = viewer(name);
        // What a list showed is written by its reader and read by the auditor.
        const [own] =
          table === 'audit_subject'
            ? rows.of(table).filter((row) => row['stream_id'] === one?.actorId)
            : expectedRows(table, one, rows);
        if (!own) continue;
        const { refused } = await asViewer(system, one, (tx) =>
          tried(tx, insert(table), [text(own)]),
        );
        outcomes.add(refused);
      }
      expect([...outcomes]).toContain(alreadyThere);
    },
  );

  it.each(tables.filter((table) => !(table in writable)))(
    'updates nothing at all in %s',
    async (table) => {
      const [column] = await select<{ name: string }>(
        system.raw,
        `select attname as name from pg_attribute where attrelid = ?::regclass and attnum = 1`,
        [table],
      );
      for (const name of viewerNames) {
        const { refused } = await asViewer(system, viewer(name), (tx) =>
          tried(tx, `update ?? set ?? = ??`, [table, column?.name, column?.name]),
        );
        expect([name, refused]).toEqual([name, refusedRight]);
      }
    },
  );

  it.each(Object.entries(writable))(
    'updates in %s only what stands on one’s own side of the border',
    async (table, column) => {
      for (const name of viewerNames) {
        const one = viewer(name);
        const done = await asViewer(system, one, (tx) =>
          tried(tx, `update ?? set ?? = ??`, [table, column, column]),
        );
        const isReceivers = table === 'acute_situation' && one?.side !== 'receiver';
        const own = isReceivers ? 0 : expectedRows(table, one, rows).length;
        // An auditor's looks move the heads of streams, but not of other people's own.
        const isRefused = one?.side === 'auditor' && own > 0 && table !== 'idempotency';
        const expected = {
          refused: isRefused && table !== 'duty' ? refusedRight : undefined,
          rows: isRefused ? 0 : own,
        };
        expect([name, done]).toEqual([name, expected]);
      }
    },
  );

  it.each(['relayed_seq', 'claimed_until', 'municipality_id'])(
    'never moves %s of a stream, which is the relay’s or nobody’s',
    async (column) => {
      const { refused } = await asViewer(system, viewer('the receiver'), (tx) =>
        tried(tx, `update stream set ?? = ??`, [column, column]),
      );
      expect(refused).toBe(refusedRight);
    },
  );

  it.each(tables)('deletes and truncates nothing in %s', async (table) => {
    for (const name of viewerNames) {
      const states = await asViewer(system, viewer(name), async (tx) => [
        (await tried(tx, `delete from ??`, [table])).refused,
        (await tried(tx, `truncate ?? cascade`, [table])).refused,
      ]);
      expect([name, ...states]).toEqual([name, refusedRight, refusedRight]);
    }
  });

  it.each([
    ['report', 'id'],
    ['report_content', 'report_id'],
    ['report_link', 'to_id'],
    ['child_index', 'report_id'],
    ['acute_situation_report', 'report_id'],
    ['data_key', 'stream_id'],
    ['fact', 'stream_id'],
    ['duty', 'stream_id'],
    ['letter', 'stream_id'],
  ])('lets an auditor, who sees the stream, add nothing to %s', async (table, key) => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const row = rows.of(table).find((one) => one[key] === id);
    expect(row).toBeDefined();
    const { refused } = await asViewer(system, viewer('the auditor'), (tx) =>
      tried(tx, insert(table), [text(row)]),
    );
    expect(refused).toBe(refusedRight);
  });

  it('puts a child’s index into no municipality but the report’s own', async () => {
    const { id } = world.journeys['school.degerfors>degerfors'];
    const entry = rows.of('child_index').find((row) => row['report_id'] === id);
    const kinda = rows.of('municipality').find((row) => row['code'] === '0513');
    const { refused } = await asViewer(system, viewer('the sender'), (tx) =>
      tried(tx, insert('child_index'), [text({ ...entry, municipality_id: kinda?.['id'] })]),
    );
    expect(refused).toBe(refusedRight);
  });

  it('links no report and no situation to a report beyond the border', async () => {
    const own = world.journeys['school.degerfors>degerfors'];
    const foreign = world.journeys['school.atvidaberg>atvidaberg'];
    const link = `insert into report_link (from_id, to_id, kind) values (?, ?, 'repeats')`;
    const join = `insert into acute_situation_report (situation_id, report_id) values (?, ?)`;
    const states = await asViewer(system, viewer('the receiver'), async (tx) => [
      (await tried(tx, link, [own.id, foreign.id])).refused,
      (await tried(tx, link, [foreign.id, own.id])).refused,
      (await tried(tx, join, [own.situationId, foreign.id])).refused,
    ]);
    expect(states).toEqual([refusedRight, refusedRight, refusedRight]);
  });
});

describe('the owner of the tables', () => {
  /** What the functions that are asked before any tenant is known read and write in her name. */
  const readByDefiner = ['person', 'assignment', 'api_client', 'client_jti'];

  it.each(fenced)('is bound by the fence of %s like everyone else', async (table) => {
    const expected = readByDefiner.includes(table) ? rows.of(table).length : 0;
    expect(await countRows(owner, table)).toBe(expected);
  });

  it('is bound in the partitions of the facts as well', async () => {
    for (const partition of rows.partitions) {
      expect([partition, await countRows(owner, partition)]).toEqual([partition, 0]);
    }
  });
});

describe('the worker', () => {
  it.each(fenced)('sees every row of %s', async (table) => {
    expect(await countRows(system.workerDeps.db, table)).toBe(rows.of(table).length);
  });

  it.each(toolTables)('writes nothing into %s, which is the owner’s', async (table) => {
    for (const statement of ['delete from ??', 'truncate ??', 'insert into ?? default values']) {
      const { db } = system.workerDeps;
      expect(await sqlState(db.raw(statement, [table]))).toBe(refusedRight);
    }
  });
});

describe('what is recorded stays: audit_event, audit_subject and fact are append-only', () => {
  it('for the API and for the worker by grant, in every partition too', async () => {
    for (const statement of appendOnly().flatMap((t) => [...changes(t), emptying(t)])) {
      for (const { db } of [system.deps, system.workerDeps]) {
        const refused = await sqlState(db.raw(statement));
        expect([statement, refused]).toEqual([statement, refusedRight]);
      }
    }
  });

  it('for the owner: no row is within reach, and emptying a table meets the trigger', async () => {
    for (const table of appendOnly()) {
      for (const statement of changes(table)) {
        const touched = await select(owner, `${statement} returning 1`);
        expect([statement, touched]).toEqual([statement, []]);
      }
      await expect(owner.raw(emptying(table))).rejects.toThrow('append-only');
    }
  });

  it('for a superuser, whom no fence binds, by the trigger alone', async () => {
    for (const table of appendOnly()) {
      const isEmpty = (await countRows(system.raw, table)) === 0;
      for (const statement of [emptying(table), ...(isEmpty ? [] : changes(table))]) {
        await expect(system.raw.raw(statement)).rejects.toThrow('append-only');
      }
    }
  });
});
