import { randomUUID } from 'node:crypto';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../database/connection.ts';
import { functionsOfSubject } from '../database/people-store.ts';
import { createDevelopmentKeys, loadKeyring } from '../platform/crypto/keyring.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import { startPostgres } from '../platform/engine/postgres.ts';
import { prepareDatabase } from '../scripts/start/prepare-database.ts';
import { loadDirectory } from '../services/directory.ts';
import { sendReport } from '../services/send-report.ts';
import { sampleReport } from '../tests/helpers/sample-report.ts';
import { latencyAtRate, throughput, type Latency } from './measure.ts';
import { recordStatements, replayer, type Statement } from './recorded-sql.ts';
import { createPosters } from './http-posters.ts';
import { startApi } from './running-api.ts';

const connections = 10;
const reports = 2_000;
const warmUp = 300;
const author = 'larare.degerfors';

const now = (): string => new Date().toISOString();

/** The statements of as many reports, made beforehand on a database of their own. */
const recordReports = async (
  url: string,
  keysFile: string,
  count: number,
): Promise<readonly (readonly Statement[])[]> => {
  const db = connect({ connectionString: url, applicationName: 'bench-record', max: 1 });
  const deps = {
    db,
    keyring: await loadKeyring(keysFile, { production: false }),
    directory: await loadDirectory(db),
    wake: () => undefined,
  };
  const recorded: (readonly Statement[])[] = [];
  for (let index = 0; index < count; index += 1) {
    recorded.push(
      await recordStatements(db, async () => {
        const [found] = await functionsOfSubject(db, author, now());
        if (!found) throw new Error('the seeded author is missing');
        const { personId, ...assignment } = found;
        const actor = { is: 'person', personId, assignment, assurance: 'bench' } as const;
        const remembered = { key: randomUUID(), fingerprint: sha256(Buffer.from('bench')) };
        await sendReport(deps, { actor, at: now(), request: remembered }, sampleReport());
      }),
    );
  }
  await db.destroy();
  return recorded;
};

type Measured = { readonly perSecond: number; readonly half: Latency };

/** As many requests at a time as there are connections, shared evenly among the processes. */
const measureApi = async (
  processes: number,
  appUrl: string,
  on: { readonly keysFile: string; readonly folder: string },
): Promise<Measured> => {
  const api = await startApi({ appUrl, processes, ...on });
  try {
    const token = await api.tokenOf(author);
    const body = JSON.stringify(sampleReport());
    const posters = api.ports.map((port) =>
      createPosters({ port, path: '/api/v1/reports', token, body }),
    );
    const send = async (index: number): Promise<void> => posters[index % processes]?.post();
    await throughput(warmUp, connections, send);
    const { perSecond } = await throughput(reports, connections, send);
    return { perSecond, half: await latencyAtRate(perSecond / 2, reports / 2, send) };
  } finally {
    await api.stop();
  }
};

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/**
 * P1: reports accepted per second over HTTP, against the same SQL statements through the bare
 * driver with as many connections and rows prepared beforehand. PostgreSQL waits for the disk. The
 * API runs as one process per core, since each is one thread, and alone beside that.
 */
export const reportsAccepted = async (): Promise<object> => {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const keysFile = join(folder, 'keys.json');
  await createDevelopmentKeys(keysFile);
  const prepare = (database: string): ReturnType<typeof prepareDatabase> =>
    prepareDatabase({
      adminUrl: postgres.adminUrl,
      dataDir: folder,
      progress: () => undefined,
      database,
    });
  try {
    const recording = await prepare('record');
    const recorded = await recordReports(recording.appUrl, keysFile, reports + warmUp);
    const limit = await replayer((await prepare('limit')).appUrl, connections);
    await throughput(warmUp, connections, (index) => limit.run(recorded[reports + index] ?? []));
    const bare = await throughput(reports, connections, (index) =>
      limit.run(recorded[index] ?? []),
    );
    await limit.close();
    const one = await measureApi(1, (await prepare('one')).appUrl, { keysFile, folder });
    const each = await measureApi(2, (await prepare('two')).appUrl, { keysFile, folder });
    return {
      what: 'reports accepted per second over HTTP',
      ours: round(each.perSecond),
      limit: round(bare.perSecond),
      ratio: round(each.perSecond / bare.perSecond, 2),
      goal: 0.6,
      processes: 2,
      oneProcess: { ours: round(one.perSecond), ratio: round(one.perSecond / bare.perSecond, 2) },
      statements: recorded[0]?.length,
      connections,
      halfLoad: { p50ms: round(each.half.p50), p99ms: round(each.half.p99), goalP99ms: 50 },
    };
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
