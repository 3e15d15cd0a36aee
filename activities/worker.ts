import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { answers } from '../database/answers.ts';
import { connect } from '../database/connection.ts';
import { databaseTime } from '../database/database-time.ts';
import { refuseEdited, schemaFits } from '../database/schema-fit.ts';
import { listenForWakeUps } from '../database/waking/wake-ups.ts';
import { workerConfig } from '../platform/config.ts';
import { createDataConverter } from '../platform/crypto/data-converter.ts';
import { loadKeyring } from '../platform/crypto/keyring.ts';
import { keepClock } from '../platform/keep-clock.ts';
import { createLog } from '../platform/log.ts';
import { loadDirectory } from '../services/directory.ts';
import { awaitingDatabase } from './await-database.ts';
import { createAdvanceActivities } from './waking/advance.ts';
import { createFirstActivities } from './waking/first-workflows.ts';
import { bundleWorkflows, createWorker } from './create-worker.ts';
import { createWorkflows } from './temporal-workflows.ts';
import { temporalLog } from './temporal-log.ts';
import { serveHealth } from './health.ts';
import { createLetterActivities, createMakeLetters } from './letters/letters.ts';
import { createReconciliationActivities } from './waking/reconciliation.ts';
import { runRelay } from './waking/relay.ts';
import { byClock, inOurTime } from './workflow-time.ts';
import { underSupervision } from '../platform/supervision.ts';

const { toldToStop, sayReady } = underSupervision();
const config = workerConfig();
const log = createLog(config.logLevel).child({ process: 'worker' });
Runtime.install({ logger: temporalLog(log), shutdownSignals: [] });

const keyring = await loadKeyring(config.keysFile, { production: config.production });
const db = connect({ connectionString: config.databaseUrl, applicationName: 'anmalan-worker' });
await refuseEdited(db);
const directory = await loadDirectory(db);
const { clock, aheadMs, isNear } = await keepClock(() => databaseTime(db), log);
const { freshLoginSeconds } = config;
const deps = { db, keyring, directory, freshLoginSeconds, wake: () => undefined };

const { tls, apiKey } = loadClientConnectConfig().connectionOptions;
const address = { address: config.temporalAddress, ...(tls && { tls }), ...(apiKey && { apiKey }) };
const connection = await Connection.connect({
  ...address,
  // By default the library waits up to two minutes after an outage before it connects again.
  channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000 },
});
const nativeConnection = await NativeConnection.connect(address);
const dataConverter = createDataConverter(keyring.codecKeys);
const client = new Client({
  connection,
  namespace: config.temporalNamespace,
  dataConverter,
});
const workflows = createWorkflows(client, config.temporalTaskQueue, directory);

const makeLetters = createMakeLetters(deps, clock);
const activities = {
  ...createAdvanceActivities(deps),
  ...createLetterActivities(makeLetters),
  ...createFirstActivities(deps, makeLetters),
  ...createReconciliationActivities(deps, workflows, log),
};
const worker = await createWorker({
  connection: nativeConnection,
  namespace: config.temporalNamespace,
  taskQueue: config.temporalTaskQueue,
  bundle: config.workflowBundle ? { codePath: config.workflowBundle } : await bundleWorkflows(),
  dataConverter,
  activities: awaitingDatabase(inOurTime(activities, byClock(clock)), () => answers(db)),
});
await workflows.prepare();
const relay = runRelay({
  db,
  workflows,
  clock,
  log,
  listen: (onWake) => listenForWakeUps(config.databaseUrl, onWake),
});
const health = await serveHealth(
  config,
  {
    database: () => schemaFits(db),
    temporal: async () => Boolean(await connection.workflowService.getSystemInfo({})),
    clock: async () => isNear(),
  },
  () => ({ clockAheadMs: aheadMs() }),
);
const running = worker.run();
log.info('worker is up', { taskQueue: config.temporalTaskQueue });
sayReady();

await Promise.race([toldToStop, running]);
health.close();
await relay.stop();
if (worker.getState() === 'RUNNING') worker.shutdown();
await running;
await Promise.all([nativeConnection.close(), connection.close(), db.destroy()]);
process.exit(0);
