import { describe, expect, it } from 'vitest';
import { borders, counterTables, expectedRows, ownTables, type Row } from './borders.ts';
import { fencedWorld } from './fenced-world.ts';
import { ownerOf } from '../../helpers/owner.ts';
import { countRows, select, sqlState, tried } from '../../helpers/sql.ts';
import { asViewer, viewerNames, type Viewer } from './viewers.ts';

const { system, world, rows, viewer } = await fencedWorld();
const owner = ownerOf(system);

const refusedRight = '42501';
const alreadyThere = '23505';
const tables = Object.keys(borders);
const text = (row: Row | undefined): string => JSON.stringify(row);

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

/** What she sees and may change: an upload no longer, once it is sent. */
const changeable = (table: string, one: Viewer): readonly Row[] =>
  expectedRows(table, one, rows).filter((row) => {
    const upload = row['attachment_id'] ?? row['id'];
    const sent = rows.of('attachment').filter(({ state }) => state === 'sent');
    return !table.startsWith('attachment') || sent.every(({ id }) => id !== upload);
  });

/** Columns that the API's role may change, one of each table where there is one. */
const writable: Readonly<Record<string, string>> = {
  report: 'status',
  acute_situation: 'held_at',
  consultation: 'answered_at',
  duty: 'reason',
  idempotency: 'done',
  draft: 'version',
  attachment: 'received',
  kept_text: 'version',
  web_session: 'last_seen_at',
};
const insertable: readonly string[] = [
  ...Object.keys(writable),
  'data_key',
  'attachment_part',
  'report_attachment',
  'report_content',
  'report_link',
  'child_index',
  'fact',
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
            : changeable(table, one);
        if (!own) continue;
        const { refused } = await asViewer(system, one, (tx) =>
          tried(tx, insert(table), [text(own)]),
        );
        outcomes.add(refused);
      }
      expect([...outcomes]).toContain(alreadyThere);
    },
  );

  it.each(tables.filter((table) => !(table in writable) && !counterTables.includes(table)))(
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
        const isReceivers =
          ['acute_situation', 'consultation'].includes(table) && one?.side !== 'receiver';
        const own = isReceivers ? 0 : changeable(table, one).length;
        const isSenders = table === 'report' && one?.side === 'sender';
        const isRefused =
          (isSenders || one?.side === 'auditor') && own > 0 && table !== 'idempotency';
        const expected = {
          refused: isRefused && table !== 'duty' ? refusedRight : undefined,
          rows: isRefused ? 0 : own,
        };
        expect([name, done]).toEqual([name, expected]);
      }
    },
  );

  it.each(tables.filter((table) => ![...counterTables, ...ownTables].includes(table)))(
    'deletes and truncates nothing in %s',
    async (table) => {
      for (const name of viewerNames) {
        const states = await asViewer(system, viewer(name), async (tx) => [
          (await tried(tx, `delete from ??`, [table])).refused,
          (await tried(tx, `truncate ?? cascade`, [table])).refused,
        ]);
        expect([name, ...states]).toEqual([name, refusedRight, refusedRight]);
      }
    },
  );

  it.each(ownTables)('forgets of %s what is one’s own, and nobody else’s', async (table) => {
    const forgotten = new Set<number>();
    for (const name of viewerNames) {
      const done = await asViewer(system, viewer(name), (tx) =>
        tried(tx, `delete from ??`, [table]),
      );
      const own = changeable(table, viewer(name)).length;
      expect([name, done]).toEqual([name, { refused: undefined, rows: own }]);
      forgotten.add(own);
    }
    expect([...forgotten].toSorted()).toEqual([0, 1]);
  });

  it('forgets of the quota only what is over, and renames no purse', async () => {
    const now = Date.now();
    await asViewer(system, viewer('the sender'), async (tx) => {
      const count = `insert into quota (key, points, expire) values (?, 1, ?)`;
      await tx.raw(count, ['personKilobytes:one', now + 60_000]);
      await tx.raw(count, ['personKilobytes:other', now - 60_000]);
      expect(await select(tx, `delete from quota returning key`)).toEqual([
        { key: 'personKilobytes:other' },
      ]);
      expect((await tried(tx, `update quota set key = 'mine'`)).refused).toBe(refusedRight);
      expect((await tried(tx, `truncate quota`)).refused).toBe(refusedRight);
    });
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
    // Every row: a report that is not new and a fact of one side are beyond her by other rules too,
    // and would hide that this one is gone.
    const ids: readonly unknown[] = [
      world.journeys['school.degerfors>degerfors'].id,
      world.unopened,
    ];
    const found = rows.of(table).filter((row) => ids.includes(row[key]));
    expect(found.length).toBeGreaterThan(0);
    await asViewer(system, viewer('the auditor'), async (tx) => {
      for (const row of found) {
        const { refused } = await tried(tx, insert(table), [text(row)]);
        expect([refused, row]).toEqual([refusedRight, row]);
      }
    });
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
    const link = `insert into report_link (from_id, to_id, kind, side) values (?, ?, 'repeats', 'receiver')`;
    const join = `insert into acute_situation_report (situation_id, report_id) values (?, ?)`;
    const states = await asViewer(system, viewer('the receiver'), async (tx) => [
      (await tried(tx, link, [own.id, foreign.id])).refused,
      (await tried(tx, link, [foreign.id, own.id])).refused,
      (await tried(tx, join, [own.situationId, foreign.id])).refused,
    ]);
    expect(states).toEqual([refusedRight, refusedRight, refusedRight]);
  });
});

const appendOnly = ['audit_event', 'audit_subject', 'fact'];
const changes = (table: string): readonly string[] => [
  `update "${table}" set stream_id = stream_id`,
  `delete from "${table}"`,
];
const emptying = (table: string): string => `truncate "${table}" cascade`;

describe('what is recorded stays: audit_event, audit_subject and fact are append-only', () => {
  it('for the API and for the worker by grant', async () => {
    for (const statement of appendOnly.flatMap((t) => [...changes(t), emptying(t)])) {
      for (const { db } of [system.deps, system.workerDeps]) {
        const refused = await sqlState(db.raw(statement));
        expect([statement, refused]).toEqual([statement, refusedRight]);
      }
    }
  });

  it('for the owner: no row is within reach, and emptying a table meets the trigger', async () => {
    for (const table of appendOnly) {
      for (const statement of changes(table)) {
        const touched = await select(owner, `${statement} returning 1`);
        expect([statement, touched]).toEqual([statement, []]);
      }
      await expect(owner.raw(emptying(table))).rejects.toThrow('append-only');
    }
  });

  it('for a superuser, whom no fence binds, by the trigger alone', async () => {
    for (const table of appendOnly) {
      const isEmpty = (await countRows(system.raw, table)) === 0;
      for (const statement of [emptying(table), ...(isEmpty ? [] : changes(table))]) {
        await expect(system.raw.raw(statement)).rejects.toThrow('append-only');
      }
    }
  });
});
