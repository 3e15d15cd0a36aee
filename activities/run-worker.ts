import type { AddressInfo } from 'node:net';
import { Client } from '@temporalio/client';
import { Runtime, type Worker } from '@temporalio/worker';
import { localDate } from '../domain/calendar/time.ts';
import { connect } from '../database/connection.ts';
import { answers } from '../database/answers.ts';
import { databaseTime } from '../database/database-time.ts';
import { poolUse } from '../database/pool-use.ts';
import { databaseChecks } from '../database/readiness.ts';
import { requireFit } from '../database/schema-fit.ts';
import { listenForWakeUps } from '../database/waking/wake-ups.ts';
import { workerConfig } from '../platform/config.ts';
import { createDataConverter } from '../platform/crypto/data-converter.ts';
import { loadKeyring } from '../platform/crypto/keyring.ts';
import { keepClock, type KeptClock } from '../platform/keep-clock.ts';
import { createLog } from '../platform/log.ts';
import { serveMetrics } from '../platform/metrics/serve-metrics.ts';
import { loadDirectory } from '../services/directory.ts';
import { runCarrier } from './intake/carrier.ts';
import { requireReachable } from '../services/people/production-settings.ts';
import { awaitingDatabase } from './await-database.ts';
import { createAdvanceActivities } from './waking/advance.ts';
import { createFirstActivities } from './waking/first-workflows.ts';
import { bundleWorkflows, createWorker } from './create-worker.ts';
import { createCoreBuffer, drainCore, keepDrained } from './metrics/core-metrics.ts';
import { measured } from './metrics/measured.ts';
import { createWorkerMetrics } from './metrics/worker-metrics.ts';
import { createWorkflows } from './temporal-workflows.ts';
import { temporalLink } from './temporal-link.ts';
import { temporalRuntime } from './temporal-log.ts';
import { serveHealth } from './health.ts';
import { createDrawingPool, threadsOf } from './letters/drawing-pool.ts';
import { createLetterActivities, createMakeLetters } from './letters/letters.ts';
import { createLogReviewActivities } from './house/log-reviews.ts';
import {
  createSyntheticActivities,
  createTestMailbox,
  runSyntheticWatch,
} from './house/synthetic-reports.ts';
import { createTermMeetingActivities } from './house/term-meetings.ts';
import { createReconciliationActivities } from './waking/reconciliation.ts';
import { runRelay } from './waking/relay.ts';
import { runDenialWatch } from './waking/denial-watch.ts';
import { runSweeper } from './waking/sweeper.ts';
import { createReadiness } from '../platform/readiness.ts';
import { byClock, inOurTime } from './workflow-time.ts';
import { underSupervision } from '../platform/supervision.ts';
import { waitUntilUp } from '../platform/wait-until-up.ts';

/**
 * Milliseconds after which a stop that is not finished is cut off. While Temporal answers, what
 * runs may end and say so. Without it nothing can be said to anybody; it is done again elsewhere.
 */
const drainMs = { withTemporal: 25_000, without: 2_000 } as const;

const { toldToStop, sayReady } = underSupervision();
const config = workerConfig();
const log = createLog(config.logLevel).child({ process: 'worker' });
const coreBuffer = createCoreBuffer();
Runtime.install(temporalRuntime(log, coreBuffer));

const keyring = await loadKeyring(config.keysFile, { production: config.production });
const db = connect({ connectionString: config.databaseUrl, applicationName: 'anmalan-worker' });
// Metrics have a connection of their own, which is there when the work keeps all others busy.
const metricsDb = connect({
  connectionString: config.databaseUrl,
  applicationName: 'anmalan-metrics',
  max: 1,
  statementLimitMs: 1_000,
});
const temporal = temporalLink(config.temporalAddress);

let worker: Worker | undefined;
let kept: KeptClock | undefined;
const metrics = createWorkerMetrics({
  db: metricsDb,
  databaseAnswers: () => answers(metricsDb),
  pools: { work: () => poolUse(db), metrics: () => poolUse(metricsDb) },
  clock: () => kept && { now: kept.clock.now(), aheadMs: kept.aheadMs() },
});
keepDrained(coreBuffer, metrics);
await serveMetrics(
  config,
  async () => {
    drainCore(coreBuffer, metrics);
    return metrics.text();
  },
  log,
);
const health = await serveHealth(
  config,
  createReadiness({
    ...databaseChecks(db),
    temporal: temporal.answers,
    worker: async () => worker?.getState() === 'RUNNING',
    clock: async () => kept === undefined || kept.isNear(),
  }),
  () => ({ clockAheadMs: kept?.aheadMs() ?? 0 }),
);
const directory = await waitUntilUp('database', log, async () => {
  await requireFit(db);
  return loadDirectory(db);
});
kept = await keepClock(() => databaseTime(db), log);
const { clock } = kept;
if (config.production) requireReachable(directory, localDate(clock.now()));
const { freshLoginSeconds } = config;
const deps = { db, keyring, directory, freshLoginSeconds, wake: () => undefined };
const dataConverter = createDataConverter(keyring.codecKeys);
const { temporalNamespace: namespace, temporalTaskQueue: taskQueue } = config;
const client = new Client({ connection: temporal.connection, namespace, dataConverter });
const workflows = createWorkflows(client, taskQueue, directory);

const drawing = createDrawingPool({ threads: config.drawingThreads });
const makeLetters = createMakeLetters(deps, clock, drawing.draw);
const bundle = config.workflowBundle
  ? { codePath: config.workflowBundle }
  : await bundleWorkflows();
const nativeConnection = await waitUntilUp('Temporal', log, temporal.connectNative);
await waitUntilUp('Temporal', log, workflows.prepare);
const activities = {
  ...createAdvanceActivities(deps),
  ...createLetterActivities(makeLetters),
  ...createFirstActivities(deps, makeLetters),
  ...createReconciliationActivities(deps, workflows, log),
  ...createTermMeetingActivities(deps, log),
  ...createLogReviewActivities(deps, log),
  ...createSyntheticActivities(deps, log),
};
worker = await createWorker({
  connection: nativeConnection,
  namespace,
  taskQueue,
  bundle,
  dataConverter,
  activities: measured(
    awaitingDatabase(inOurTime(activities, byClock(clock)), () => answers(db)),
    (activity, outcome, seconds) =>
      metrics.observe('anmalan_activity_duration_seconds', { activity, outcome }, seconds),
  ),
  drawingThreads: threadsOf(config.drawingThreads),
});
const relay = runRelay({
  db,
  workflows,
  clock,
  log,
  listen: (onWake) => listenForWakeUps(config.databaseUrl, onWake),
});
const carrier = runCarrier(deps, clock, log);
const sweeper = runSweeper(deps, clock, log);
const denialWatch = runDenialWatch(deps, clock, log);
const syntheticWatch = runSyntheticWatch(deps, { clock, mailbox: createTestMailbox(log) }, log);
const running = worker.run();
const { port } = health.address() as AddressInfo;
log.info('worker is up', { taskQueue, port });
sayReady(port);

await Promise.race([toldToStop, running]);
health.close();
const limitMs = (await temporal.answers()) ? drainMs.withTemporal : drainMs.without;
setTimeout(() => process.exit(0), limitMs);
const rounds = [relay, carrier, sweeper, denialWatch, syntheticWatch];
await Promise.all(rounds.map((repeated) => repeated.stop()));
if (worker.getState() === 'RUNNING') worker.shutdown();
await running;
await drawing.close();
const pools = [db, metricsDb];
const connections = [nativeConnection, temporal.connection];
await Promise.all([
  ...connections.map((connection) => connection.close()),
  ...pools.map((pool) => pool.destroy()),
]);
process.exit(0);
