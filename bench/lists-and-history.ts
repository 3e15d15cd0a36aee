import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../database/connection.ts';
import { rowsOf } from '../database/rows.ts';
import { createDevelopmentKeys, loadKeyring } from '../platform/crypto/keyring.ts';
import { startPostgres } from '../platform/engine/postgres.ts';
import { prepareDatabase } from '../scripts/start/prepare-database.ts';
import type { Deps } from '../services/acting/deps.ts';
import { loadDirectory } from '../services/directory.ts';
import type { Figures } from './grown/grow.ts';
import { grownDatabase } from './grown/grown-database.ts';
import { reads, targetsIn, timesOf } from './grown/reads.ts';
import { quantile } from './measure.ts';

const town = 'degerfors';
const goalMs = 20;
const warmUp = 20;

/** The figures of the goal, and the shares of them that are measured on the way. */
const whole: Figures = { open: 100_000, closed: 1_000_000 };
const extents = {
  quick: { shares: [0.0002, 0.0005, 0.001], calls: 20 },
  whole: { shares: [0.01, 0.1, 1], calls: 400 },
} as const;
type Extent = (typeof extents)[keyof typeof extents];

const partOf = (share: number): Figures => ({
  open: Math.round(whole.open * share),
  closed: Math.round(whole.closed * share),
});

const countOf = async (admin: Db, table: string): Promise<number> => {
  const [row] = rowsOf<{ n: string }>(await admin.raw(`select count(*) as n from ??`, [table]));
  return Number(row?.n ?? 0);
};

const round = (value: number): number => Number(value.toFixed(1));

type Grown = {
  readonly admin: Db;
  readonly deps: Deps;
  readonly growTo: (figures: Figures) => Promise<void>;
};

/** p50 and p99 of every read at one size. */
const measureAt = async (
  { admin, deps }: Grown,
  figures: Figures,
  calls: number,
): Promise<readonly (object & { readonly what: string; readonly p99ms: number })[]> => {
  const events = await countOf(admin, 'audit_event');
  const lines = [];
  for (const { what, ...read } of reads) {
    const targets = await targetsIn(admin, town, calls + warmUp);
    const times = await timesOf(deps, read, { town, targets, warmUp });
    const sorted = times.toSorted((a, b) => a - b);
    const p50ms = round(quantile(sorted, 0.5));
    lines.push({
      what,
      ...figures,
      events,
      p50ms,
      p99ms: round(quantile(sorted, 0.99)),
      goal: goalMs,
    });
  }
  return lines;
};

const measureAll = async (grown: Grown, { shares, calls }: Extent): Promise<readonly object[]> => {
  const lines: object[] = [];
  const first = new Map<string, number>();
  for (const share of shares) {
    const began = performance.now();
    await grown.growTo(partOf(share));
    lines.push({
      what: 'made',
      ...partOf(share),
      seconds: Math.round((performance.now() - began) / 1000),
    });
    for (const line of await measureAt(grown, partOf(share), calls)) {
      const before = first.get(line.what) ?? line.p99ms;
      first.set(line.what, before);
      lines.push({ ...line, timesFirst: round(line.p99ms / before) });
    }
  }
  return lines;
};

/** A log that has room for what comes in at once; the rest is as in production. */
const settings = { max_wal_size: '4GB' };

const withDatabase = async (
  folder: string,
  work: (grown: Grown) => Promise<readonly object[]>,
): Promise<readonly object[]> => {
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings });
  const keysFile = join(folder, 'keys.json');
  await createDevelopmentKeys(keysFile);
  const urls = await prepareDatabase({
    adminUrl: postgres.adminUrl,
    dataDir: folder,
    progress: () => undefined,
    database: 'lists',
  });
  const adminUrl = new URL('/lists', postgres.adminUrl).href;
  const pools = [adminUrl, urls.appUrl, urls.workerUrl].map((connectionString) =>
    connect({ connectionString, applicationName: 'bench-lists', statementLimitMs: 600_000 }),
  ) as [Db, Db, Db];
  try {
    const [admin, db, workerDb] = pools;
    const keyring = await loadKeyring(keysFile, { production: false });
    const directory = await loadDirectory(db);
    const deps = { db, keyring, directory, freshLoginSeconds: 900, wake: () => undefined };
    const place = { deps, workerDeps: { ...deps, db: workerDb } };
    const { growTo } = await grownDatabase(place, { adminUrl, keysFile, town });
    return await work({ admin, deps, growTo });
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
    await postgres.stop();
  }
};

/**
 * P5: what people read most, p99 in the service, while the reports of a municipality grow. Every
 * read is recorded as in production; PostgreSQL waits for the disk. `timesFirst` is p99 against that
 * of the first size: about 1 where the size does not matter.
 *
 * @param quick measures sizes that are made in seconds, too small to judge anything by
 */
export async function listsAndHistory({
  quick,
}: {
  readonly quick: boolean;
}): Promise<readonly object[]> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  try {
    return await withDatabase(folder, (grown) =>
      measureAll(grown, quick ? extents.quick : extents.whole),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
