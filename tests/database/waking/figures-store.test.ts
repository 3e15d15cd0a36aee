import { beforeAll, describe, expect, it } from 'vitest';
import {
  lateRungs,
  missingReports,
  waitingForRelay,
  waitingLetters,
} from '../../../database/waking/figures-store.ts';
import type { Db } from '../../../database/connection.ts';
import { lifeOf } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { select } from '../../helpers/sql.ts';

const system = await ownSystem();
const now = '2026-11-16T09:00:00.000Z';
const yesterday = '2026-11-15T09:00:00.000Z';

const many = 6_000;
const stream = `md5('s' || n)::uuid`;
const earlier = (column: string): string => `${column} - make_interval(mins => n * 10)`;

/** A row many times over, the oldest first, as years of work would leave them. */
const copied = (table: string, of: string, changes: string): string =>
  `insert into ${table} select r.* from (${of}) o, generate_series(1, ${many}) n
   cross join lateral jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changes})) r
   order by n desc`;

const copies: readonly string[] = [
  copied(
    'stream',
    `select * from stream where kind = 'report'`,
    `'id', ${stream}, 'relayed_seq', last_fact_seq`,
  ),
  copied(
    'report',
    'select * from report',
    `'id', ${stream}, 'received_at', ${earlier('received_at')},
     'reference', 'ANM-' || left(lpad(n::text, 8, '0'), 4) || '-' || right(lpad(n::text, 8, '0'), 4)`,
  ),
  copied(
    'fact',
    'select f.*, m from fact f, generate_series(1, 3) m',
    `'id', md5(id::text || m || n)::uuid, 'once', null, 'stream_id', ${stream},
     'occurred_at', ${earlier('occurred_at')}`,
  ),
  copied(
    'duty',
    'select * from duty limit 4',
    `'id', md5(id::text || n)::uuid, 'stream_id', ${stream}, 'state', 'lapsed',
     'next_rung_at', null, 'ended_at', opened_at`,
  ),
  `insert into reconciliation select md5('c' || n || id)::uuid, municipality_id, id,
     date '2026-11-15' - n, timestamptz '2026-11-16 04:30Z' - make_interval(days => n), 5, 5, 5, 5, false
   from organisation, generate_series(0, 1000) n`,
];

beforeAll(async () => {
  await lifeOf(system).until('assess');
  await system.raw.transaction(async (tx) => {
    // Nothing of it has to be right: it is only to be in the way.
    await tx.raw('set local session_replication_role = replica');
    for (const statement of copies) await tx.raw(statement);
  });
  await system.raw.raw('vacuum analyze');
});

type Query = { readonly sql: string; readonly bindings: readonly unknown[] };

/** How the database carries a question out that is asked on this pool. */
const planOf = async (db: Db, ask: () => Promise<unknown>): Promise<string> => {
  const asked: Query[] = [];
  db.on('query', (query: Query) => void asked.push(query));
  await ask();
  const [{ sql, bindings } = { sql: '', bindings: [] }] = asked;
  const explained = sql.replaceAll(/\$\d+/g, '?');
  const rows = await select<Readonly<Record<string, string>>>(db, `explain ${explained}`, bindings);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

const large = /Seq Scan on (stream|report|fact|duty|reconciliation)\b/;

describe('in a database that has been worked on for years', () => {
  it.each<readonly [string, string, (db: Db) => Promise<unknown>]>([
    ['waits for the relay', 'stream_pending', waitingForRelay],
    ['is late', 'duty_by_rung', (db) => lateRungs(db, now)],
    [
      'has a letter due by when it was sent',
      'report_by_time',
      (db) => waitingLetters(db, { since: yesterday, now }),
    ],
    [
      'has a letter due by a fact',
      'fact_by_time',
      (db) => waitingLetters(db, { since: yesterday, now }),
    ],
    ['was compared last', 'reconciliation_by_run', (db) => missingReports(db, yesterday)],
  ])('what %s is found by %s, and no large table is read', async (_, index, ask) => {
    const { db } = system.workerDeps;
    const plan = await planOf(db, () => ask(db));
    expect(plan).toMatch(new RegExp(`\\b${index}\\b`));
    expect(plan).not.toMatch(large);
  });
});
