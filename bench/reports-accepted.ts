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
import { latencyAtRate, throughput } from './measure.ts';
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

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/**
 * P1: reports accepted per second over HTTP, against the same SQL statements through the bare
 * driver with as many connections and rows prepared beforehand. PostgreSQL waits for the disk.
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
    const api = await startApi({ appUrl: (await prepare('ours')).appUrl, keysFile, folder });
    try {
      const posters = createPosters({
        port: api.port,
        path: '/api/v1/reports',
        token: await api.tokenOf(author),
        body: JSON.stringify(sampleReport()),
      });
      const send = (): Promise<void> => posters.post();
      await throughput(warmUp, connections * 2, send);
      const ours = await throughput(reports, connections * 2, send);
      const half = await latencyAtRate(ours.perSecond / 2, reports / 2, send);
      return {
        what: 'reports accepted per second over HTTP',
        ours: round(ours.perSecond),
        limit: round(bare.perSecond),
        ratio: round(ours.perSecond / bare.perSecond, 2),
        goal: 0.6,
        statements: recorded[0]?.length,
        connections,
        halfLoad: { p50ms: round(half.p50), p99ms: round(half.p99), goalP99ms: 50 },
      };
    } finally {
      await api.stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
