import { join } from 'node:path';

import { type StartConfig, startConfig } from '../../platform/config.ts';
import { createDevelopmentKeys } from '../../platform/crypto/keyring.ts';
import { freePort, nextFreePort, portIsFree } from '../../platform/engine/ports.ts';
import { type Progress, slowStep } from '../../platform/engine/slow-step.ts';
import { nextSteps, readyLine } from './announcement.ts';
import type { SystemValues, Values } from './child-environment.ts';
import { childUnit } from './child-unit.ts';
import { type Children, childDescriptor } from './children.ts';
import { openDataFolder } from './data-folder.ts';
import { postgresUnit, temporalUnit } from './engines.ts';
import { keepLogsSmall } from './keep-logs-small.ts';
import { prepareDatabase } from './prepare-database.ts';
import { type RunState, claimRunState } from './run-state.ts';
import { type Supervisor, createSupervisor } from './supervisor.ts';

/** A system that is claimed but not up yet: it can be stopped at any time. */
export type System = {
  readonly supervisor: Supervisor;
  /** Resolves when everything is ready, with what to print. */
  bringUp(): Promise<readonly string[]>;
  /** Gives the data folder back. To be called after everything has stopped. */
  release(): Promise<void>;
};

type Parts = {
  readonly config: StartConfig;
  readonly data: string;
  readonly outside: Values;
  readonly progress: Progress;
  readonly supervisor: Supervisor;
};

const MARKER = 'scripts/start.ts';

function checkPurpose({ production }: StartConfig): void {
  if (!production) return;
  throw new Error(
    '"npm start" runs the whole system on one machine, with test people and keys for development. ' +
      'In production each process is started by itself: see deploy/.',
  );
}

async function checkPort({ port }: StartConfig): Promise<void> {
  if (await portIsFree(port)) return;
  throw new Error(`Port ${port} is taken by another program. Set PORT to a free one.`);
}

const orAnyFree = async (port: number): Promise<string> => String(port || (await freePort()));

/**
 * The configuration with ports to listen on: 0 stands for any free one, which then stands in the
 * origin too, and in the addresses of the metrics.
 */
async function settledConfig(outside: Values): Promise<StartConfig> {
  const { port, metricsPort, workerMetricsPort } = startConfig(outside);
  return startConfig({
    ...outside,
    PORT: await orAnyFree(port),
    METRICS_PORT: await orAnyFree(metricsPort),
    WORKER_METRICS_PORT: await orAnyFree(workerMetricsPort),
  });
}

/** Claims the data folder, before anything is started. @throws Error when it cannot be used */
export async function claimSystem(outside: Values, progress: Progress): Promise<System> {
  const config = await settledConfig(outside);
  checkPurpose(config);
  const data = await openDataFolder(config.dataFolder);
  const runState: RunState = await claimRunState(join(data, 'run'), {
    marker: MARKER,
    port: config.port,
  });
  keepLogsSmall(data);
  const supervisor = createSupervisor({ report: progress, runState });
  return {
    supervisor,
    bringUp: async () => bringUp({ config, data, outside, progress, supervisor }),
    release: async () => runState.release(),
  };
}

async function bringUp(parts: Parts): Promise<readonly string[]> {
  const { config, data } = parts;
  await checkPort(config);
  const shared = await sharedValues(parts);
  const values = { ...shared, ...(await databaseValues(parts)), ...(await temporalValues(parts)) };
  await startProcesses(parts, values);
  return [
    readyLine(config.publicOrigin),
    ...nextSteps({
      origin: config.publicOrigin,
      temporalUiUrl: values.TEMPORAL_UI_URL,
      logFolder: join(data, 'logs'),
      metrics: [config.metricsPort, config.workerMetricsPort].map(
        (port) => `http://${config.metricsHost}:${port}/metrics`,
      ),
    }),
  ];
}

async function sharedValues({ config, data }: Parts): Promise<SystemValues> {
  const keysFile = config.keysFile ?? join(data, 'keys.json');
  if (config.keysFile === undefined) await createDevelopmentKeys(keysFile);
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: config.logLevel,
    HOST: config.host,
    PORT: String(config.port),
    METRICS_HOST: config.metricsHost,
    METRICS_PORT: String(config.metricsPort),
    WORKER_METRICS_PORT: String(config.workerMetricsPort),
    PUBLIC_ORIGIN: config.publicOrigin,
    ANMALAN_DATA: data,
    ANMALAN_KEYS_FILE: keysFile,
    OIDC_ISSUER: config.oidcIssuer,
    OIDC_AUDIENCE: config.oidcAudience,
    LOGIN_MAX_AGE_SECONDS: String(config.loginMaxAgeSeconds),
    FRESH_LOGIN_MAX_AGE_SECONDS: String(config.freshLoginSeconds),
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    TEMPORAL_TASK_QUEUE: config.temporalTaskQueue,
  };
}

/**
 * The addresses of the database. One that the user brings (`DATABASE_URL`) is used as it is: its
 * roles and migrations are its owner's business.
 */
async function databaseValues(parts: Parts): Promise<SystemValues> {
  const { config, data, progress, supervisor } = parts;
  if (config.databaseUrl !== undefined) {
    return { DATABASE_URL: config.databaseUrl, WORKER_DATABASE_URL: config.workerDatabaseUrl };
  }
  const { engine } = await supervisor.start(postgresUnit(data, progress));
  const { adminUrl } = engine;
  const prepared = prepareDatabase({ adminUrl, dataDir: data, progress });
  const { appUrl, workerUrl } = await slowStep('preparing the database', progress, prepared);
  return { DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl };
}

async function temporalValues(parts: Parts): Promise<SystemValues> {
  const { config, data, outside, progress, supervisor } = parts;
  if (config.temporalAddress !== undefined) {
    return {
      TEMPORAL_ADDRESS: config.temporalAddress,
      TEMPORAL_UI_URL: outside['TEMPORAL_UI_URL'],
    };
  }
  const { temporalCliPath: cliPath, temporalNamespace: namespace } = config;
  const unit = temporalUnit({ data, cliPath, namespace, outside, progress });
  const { engine } = await supervisor.start(unit);
  return { TEMPORAL_ADDRESS: engine.address, TEMPORAL_UI_URL: engine.uiUrl };
}

/**
 * Starts our processes, the API last. It is then stopped first, so that no request is cut off
 * because something behind the API has stopped already.
 */
async function startProcesses(parts: Parts, values: SystemValues): Promise<void> {
  const { config, data, outside, progress, supervisor } = parts;
  const logFolder = join(data, 'logs');
  const children: Children = { values, outside, logFolder, progress };
  if (config.oidcIssuer !== undefined) {
    await startWorkerAndApi(parts, children);
    return;
  }
  const port = await nextFreePort(config.port + 1);
  const withIssuer = { ...children, values: { ...values, OIDC_ISSUER: issuerAt(port) } };
  await supervisor.start(childUnit(childDescriptor('identityProvider', withIssuer, port)));
  await startWorkerAndApi(parts, withIssuer);
}

function issuerAt(port: number): string {
  return `http://127.0.0.1:${port}`;
}

async function startWorkerAndApi({ config, supervisor }: Parts, children: Children): Promise<void> {
  await Promise.all([
    supervisor.start(childUnit(childDescriptor('worker', children))),
    supervisor.start(childUnit(childDescriptor('api', children, config.port))),
  ]);
}
