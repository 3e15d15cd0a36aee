import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../platform/engine/postgres.ts';
import {
  formNames,
  kindsOfALife,
  makeFacts,
  municipality,
  officer,
  organisation,
  type FactDatabase,
  type Form,
} from './fact-table-forms.ts';
import type { Size } from './measure.ts';

const [fullRounds, fullWarmUp, fullStreams] = [400, 50, 20_000];
const kindCounts = [22, 60];

const columns = `id, stream_id, seq, kind, side, occurred_at, person_id, client_id, assignment_id,
  role, outcome, about, at, assurance, content_hash, sealed`;
const read = `select ${columns} from fact where stream_id = $1 and kind = any($2) order by seq`;
const insert = (kind: string, about: string): string => `insert into fact (${columns})
  values ($1, $2, 99, '${kind}', 'receiver', now(), '${officer}', null, null, null, null, ${about},
          null, null, null, sha256('bench'))`;

type Work = {
  readonly what: string;
  readonly sql: string;
  readonly values: (streamId: string) => readonly unknown[];
};

const works: readonly Work[] = [
  {
    what: 'read every fact of a stream',
    sql: `select ${columns} from fact where stream_id = $1 order by seq`,
    values: (streamId) => [streamId],
  },
  {
    what: 'read the facts of one kind of a stream',
    sql: read,
    values: (streamId) => [streamId, ['signatureRecorded']],
  },
  {
    what: 'read the facts of twelve kinds of a stream',
    sql: read,
    values: (streamId) => [streamId, kindsOfALife.slice(0, 12)],
  },
  {
    what: 'insert a fact',
    sql: insert('intakeNoteTaken', 'null'),
    values: (streamId) => [randomUUID(), streamId],
  },
  {
    what: 'insert a fact of a kind with a rule of uniqueness',
    sql: insert('supplementRead', 'gen_random_uuid()'),
    values: (streamId) => [randomUUID(), streamId],
  },
];

type Times = {
  readonly planningMs: number;
  readonly executionMs: number;
  /** There and back, without EXPLAIN. */
  readonly wallMs: number;
};

/** The fence that the API raises for the receiver, whatever is done then is undone. */
const behindFence = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  await client.query('begin');
  await client.query(
    `select set_config('app.side', 'receiver', true), set_config('app.actor_id', $1, true),
            set_config('app.municipality_id', $2, true), set_config('app.organisation_id', $3, true)`,
    [officer, municipality, organisation],
  );
  await work();
  await client.query('rollback');
};

type Plan = { readonly 'Planning Time': number; readonly 'Execution Time': number };

const once = async (client: pg.Client, { sql, values }: Work, id: string): Promise<Times> => {
  const explained = await client.query<{ readonly 'QUERY PLAN': readonly [Plan] }>(
    `explain (analyze, timing off, format json) ${sql}`,
    values(id) as unknown[],
  );
  const plan = explained.rows[0]?.['QUERY PLAN'][0];
  if (!plan) throw new Error('no plan came back');
  const began = performance.now();
  await client.query(sql, values(id) as unknown[]);
  const wallMs = performance.now() - began;
  return { planningMs: plan['Planning Time'], executionMs: plan['Execution Time'], wallMs };
};

const median = (values: readonly number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Number(middle.toFixed(3));
};

const medians = (all: readonly Times[]): Times => ({
  planningMs: median(all.map((times) => times.planningMs)),
  executionMs: median(all.map((times) => times.executionMs)),
  wallMs: median(all.map((times) => times.wallMs)),
});

const connected = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};

const streamIds = async ({ adminUrl }: FactDatabase, count: number): Promise<readonly string[]> => {
  const admin = await connected(adminUrl);
  const { rows } = await admin.query<{ id: string }>(
    `select id from stream order by md5(id::text) limit ${count}`,
  );
  await admin.end();
  return rows.map(({ id }) => id);
};

type Side = {
  readonly form: Form;
  readonly client: pg.Client;
  readonly ids: readonly string[];
  readonly times: Times[];
};

/** Turn and turn about, so that whatever else the machine does meets both forms alike. */
const compare = async (sides: readonly Side[], work: Work, size: Size): Promise<object> => {
  const [rounds, warmUp] = [size(fullRounds), size(fullWarmUp)];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const { client, ids, times } of sides) {
      await behindFence(client, async () => {
        const taken = await once(client, work, ids[round] ?? '');
        if (round >= warmUp) times.push(taken);
      });
    }
  }
  return Object.fromEntries(sides.map(({ form, times }) => [form, medians(times)]));
};

const compareForms = async (
  serverUrl: string,
  kinds: number,
  size: Size,
): Promise<readonly object[]> => {
  const opened: Omit<Side, 'times'>[] = [];
  const lines: object[] = [];
  try {
    for (const form of formNames) {
      const database = await makeFacts(serverUrl, form, { kinds, streams: size(fullStreams) });
      opened.push({
        form,
        client: await connected(database.appUrl),
        ids: await streamIds(database, size(fullRounds) + size(fullWarmUp)),
      });
    }
    for (const work of works) {
      const sides = opened.map((side) => ({ ...side, times: [] }));
      lines.push({ what: work.what, kinds, ...(await compare(sides, work, size)) });
    }
  } finally {
    await Promise.all(opened.map(({ client }) => client.end()));
  }
  return lines;
};

/**
 * Facts partitioned by kind against the same rows in one plain table, held to the rules of their
 * kinds in two ways: what PostgreSQL takes to plan and to run the statements of the store as role
 * `anmalan_app`, medians over 400 streams out of 20,000 with 15 facts each.
 */
export async function factTables(size: Size): Promise<readonly object[]> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  try {
    const lines: object[] = [];
    for (const kinds of kindCounts) {
      lines.push(...(await compareForms(postgres.adminUrl, kinds, size)));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
