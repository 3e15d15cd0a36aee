import { randomUUID } from 'node:crypto';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../database/connection.ts';
import { functionsOfSubject } from '../database/people/people-store.ts';
import { createDevelopmentKeys, loadKeyring } from '../platform/crypto/keyring.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import { startPostgres } from '../platform/engine/postgres.ts';
import { prepareDatabase } from '../scripts/start/prepare-database.ts';
import { loadDirectory } from '../services/directory.ts';
import { deeds } from '../tests/helpers/life.ts';
import { latencyAtRate, throughput, type Latency, type Size } from './measure.ts';
import { recordStatements, replayer, type Sending, type Together } from './recorded-sql.ts';
import { createPosters } from './http-posters.ts';
import { startApi } from './running-api.ts';

const author = 'larare.degerfors';

const now = (): string => new Date().toISOString();

const { send } = deeds;
const words = send.words({ now: now(), officer: author });

/** The statements of as many reports, made beforehand on a database of their own. */
const recordReports = async (
  url: string,
  keysFile: string,
  count: number,
): Promise<readonly (readonly Together[])[]> => {
  const db = connect({ connectionString: url, applicationName: 'bench-record', max: 1 });
  const deps = {
    db,
    keyring: await loadKeyring(keysFile, { production: false }),
    directory: await loadDirectory(db),
    freshLoginSeconds: 900,
    wake: () => undefined,
  };
  const recorded: (readonly Together[])[] = [];
  for (let index = 0; index < count; index += 1) {
    recorded.push(
      await recordStatements(db, async () => {
        const [found] = await functionsOfSubject(db, author, now());
        if (!found) throw new Error('the seeded author is missing');
        const { personId, ...assignment } = found;
        const login = { assurance: 'bench', loggedInAt: now() };
        const actor = { is: 'person', personId, assignment, ...login } as const;
        const remembered = { key: randomUUID(), fingerprint: sha256(Buffer.from('bench')) };
        await send.done(deps, { actor, at: now(), request: remembered }, {}, words);
      }),
    );
  }
  await db.destroy();
  return recorded;
};

/** Each process has the pool that it has in production, and is kept busy from outside. */
const connectionsEach = 10;
const askedAtOnceEach = 4 * connectionsEach;

type Counts = { readonly reports: number; readonly warmUp: number };
type Place = { readonly appUrl: string; readonly keysFile: string; readonly folder: string };

/** The API in so many processes, requests shared evenly among them. */
const measureApi = async (
  processes: number,
  { reports, warmUp, ...place }: Place & Counts,
): Promise<{ readonly perSecond: number; readonly half: Latency }> => {
  const api = await startApi({ ...place, processes });
  try {
    const token = await api.tokenOf(author);
    const body = JSON.stringify(words);
    const posters = api.ports.map((port) =>
      createPosters({ port, path: `/api/v1${send.path}`, token, body }),
    );
    const sendOne = async (index: number): Promise<void> => posters[index % processes]?.post();
    await throughput(warmUp * processes, askedAtOnceEach * processes, sendOne);
    const { perSecond } = await throughput(reports, askedAtOnceEach * processes, sendOne);
    return { perSecond, half: await latencyAtRate(perSecond / 2, reports / 2, sendOne) };
  } finally {
    await api.stop();
  }
};

type Recorded = {
  readonly recorded: readonly (readonly Together[])[];
  readonly sending: Sending;
};

/** The same statements through the bare driver. */
const measureLimit = async (
  connections: number,
  appUrl: string,
  { recorded, sending, reports, warmUp }: Recorded & Counts,
): Promise<number> => {
  const limit = await replayer(appUrl, connections, sending);
  const run = (index: number): Promise<void> => limit.run(recorded[index] ?? []);
  await throughput(warmUp, connections, (index) => run(reports + index));
  const { perSecond } = await throughput(reports, connections, run);
  await limit.close();
  return perSecond;
};

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/**
 * P1: reports accepted per second over HTTP, against the same SQL statements through the bare
 * driver with as many connections and rows prepared beforehand: one after the other, which is the
 * limit that is judged, and as ours send them, prepared under names and together where none waits
 * for another. PostgreSQL waits for the disk. The
 * API runs as one process per core, since each is one thread, and alone beside that.
 */
export async function reportsAccepted(size: Size): Promise<object> {
  const counts = { reports: size(2_000), warmUp: size(300) };
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const keysFile = join(folder, 'keys.json');
  await createDevelopmentKeys(keysFile);
  const urlOf = async (database: string): Promise<string> => {
    const options = { adminUrl: postgres.adminUrl, dataDir: folder, progress: () => undefined };
    return (await prepareDatabase({ ...options, database })).appUrl;
  };
  try {
    const recorded = await recordReports(
      await urlOf('record'),
      keysFile,
      counts.reports + counts.warmUp,
    );
    const measure = async (processes: number): Promise<object> => {
      const connections = connectionsEach * processes;
      const limitOf = async (sending: Sending): Promise<number> =>
        measureLimit(connections, await urlOf(`${sending}${processes}`.toLowerCase()), {
          recorded,
          sending,
          ...counts,
        });
      const limit = await limitOf('oneAfterTheOther');
      const closer = await limitOf('namedAndTogether');
      const place = { appUrl: await urlOf(`ours${processes}`), keysFile, folder, ...counts };
      const { perSecond, half } = await measureApi(processes, place);
      return {
        ours: round(perSecond),
        limit: round(limit),
        ratio: round(perSecond / limit, 2),
        namedAndTogether: { limit: round(closer), ratio: round(perSecond / closer, 2) },
        processes,
        connections,
        halfLoad: { p50ms: round(half.p50), p99ms: round(half.p99) },
      };
    };
    const alone = await measure(1);
    return {
      what: 'reports accepted per second over HTTP',
      ...(await measure(availableParallelism())),
      goals: { ratio: 0.7, p99ms: 50 },
      statements: recorded[0]?.flat().length,
      roundTrips: recorded[0]?.length,
      alone,
    };
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
