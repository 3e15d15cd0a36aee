import { Client } from '@temporalio/client';
import { Runtime } from '@temporalio/worker';
import { awaitingDatabase } from '../../../activities/await-database.ts';
import { bundleWorkflows, createWorker } from '../../../activities/create-worker.ts';
import { createLetterActivities, createMakeLetters } from '../../../activities/letters/letters.ts';
import { temporalLink } from '../../../activities/temporal-link.ts';
import { temporalRuntime } from '../../../activities/temporal-log.ts';
import { createWorkflows } from '../../../activities/temporal-workflows.ts';
import { createAdvanceActivities } from '../../../activities/waking/advance.ts';
import { createFirstActivities } from '../../../activities/waking/first-workflows.ts';
import { createSyntheticActivities } from '../../../activities/house/synthetic-reports.ts';
import { createLogReviewActivities } from '../../../activities/house/log-reviews.ts';
import { createTermMeetingActivities } from '../../../activities/house/term-meetings.ts';
import { createReconciliationActivities } from '../../../activities/waking/reconciliation.ts';
import { runRelay } from '../../../activities/waking/relay.ts';
import { byClock, inOurTime } from '../../../activities/workflow-time.ts';
import { answers } from '../../../database/answers.ts';
import { connect } from '../../../database/connection.ts';
import { databaseTime } from '../../../database/database-time.ts';
import { listenForWakeUps } from '../../../database/waking/wake-ups.ts';
import { workerConfig } from '../../../platform/config.ts';
import { createDataConverter } from '../../../platform/crypto/data-converter.ts';
import { loadKeyring } from '../../../platform/crypto/keyring.ts';
import { keepClock } from '../../../platform/keep-clock.ts';
import { createLog } from '../../../platform/log.ts';
import { underSupervision } from '../../../platform/supervision.ts';
import { loadDirectory } from '../../../services/directory.ts';

/**
 * The product's worker put together anew, with a fixed letter where it draws one: what it then
 * takes is what everything but the drawing takes. It serves no health, since nobody asks for it.
 */
const { toldToStop, sayReady } = underSupervision();
const config = workerConfig();
const log = createLog(config.logLevel).child({ process: 'worker' });
Runtime.install(temporalRuntime(log));

/** The smallest thing that calls itself a PDF, about as long as nothing. */
const fixedLetter = Buffer.from('%PDF-1.7\ntrailer<</Root<<>>>>\n%%EOF\n');

const keyring = await loadKeyring(config.keysFile, { production: config.production });
const db = connect({ connectionString: config.databaseUrl, applicationName: 'anmalan-worker' });
const directory = await loadDirectory(db);
const { clock } = await keepClock(() => databaseTime(db), log);
const { freshLoginSeconds, temporalNamespace: namespace, temporalTaskQueue: taskQueue } = config;
const deps = { db, keyring, directory, freshLoginSeconds, wake: () => undefined };

const makeLetters = createMakeLetters(deps, clock, async () => fixedLetter);

const temporal = temporalLink(config.temporalAddress);
const dataConverter = createDataConverter(keyring.codecKeys);
const client = new Client({ connection: temporal.connection, namespace, dataConverter });
const workflows = createWorkflows(client, taskQueue, directory);
await workflows.prepare();
const activities = {
  ...createAdvanceActivities(deps),
  ...createLetterActivities(makeLetters),
  ...createFirstActivities(deps, makeLetters),
  ...createReconciliationActivities(deps, workflows, log),
  ...createTermMeetingActivities(deps, log),
  ...createLogReviewActivities(deps, log),
  ...createSyntheticActivities(deps, log),
};
const connection = await temporal.connectNative();
const worker = await createWorker({
  connection,
  namespace,
  taskQueue,
  bundle: await bundleWorkflows(),
  dataConverter,
  activities: awaitingDatabase(inOurTime(activities, byClock(clock)), () => answers(db)),
  drawingThreads: 1,
});
const listen = (onWake: () => void): { close(): Promise<void> } =>
  listenForWakeUps(config.databaseUrl, onWake);
const relay = runRelay({ db, workflows, clock, log, listen });
const running = worker.run();
sayReady(config.healthPort);

await Promise.race([toldToStop, running]);
await relay.stop();
if (worker.getState() === 'RUNNING') worker.shutdown();
await running;
process.exit(0);
