import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDevelopmentKeys } from '../../platform/crypto/keyring.ts';
import { freePort } from '../../platform/engine/ports.ts';
import type { SystemValues } from '../../scripts/start/child-environment.ts';
import { childUnit } from '../../scripts/start/child-unit.ts';
import { childDescriptor } from '../../scripts/start/children.ts';
import { openDataFolder } from '../../scripts/start/data-folder.ts';
import { postgresUnit, temporalUnit } from '../../scripts/start/engines.ts';
import { prepareDatabase } from '../../scripts/start/prepare-database.ts';
import type { RunningUnit, Unit } from '../../scripts/start/unit.ts';
import { tokensOf } from '../../scripts/tokens.ts';

const stopLimitMs = 10_000;
const silent = (): void => undefined;

/** The product's worker, or one that draws nothing (`processes/worker-without-documents.ts`). */
export type WorkerKind = 'product' | 'withoutDocuments';

/** A whole system of its own, as `npm start` starts it, whose parts can be stopped one by one. */
export type MeasuredSystem = {
  /** Variables of the processes, by name. */
  readonly values: SystemValues;
  readonly databaseUrls: { readonly admin: string; readonly app: string; readonly worker: string };
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly apiPort: number;
  /** Access token of a seeded person, by login. */
  readonly tokenOf: (login: string) => Promise<string>;
  /** Process ids of PostgreSQL and of the Temporal server, undefined when that is not our own. */
  readonly engines: { readonly postgres: number; readonly temporal: number | undefined };
  /** Starts API and login. @returns their process ids */
  readonly startApi: () => Promise<{ readonly api: number; readonly identityProvider: number }>;
  /** @returns the process id */
  readonly startWorker: (kind: WorkerKind) => Promise<number>;
  /** Stops what was started last and is not one of the engines, so many processes. */
  readonly stopLast: (processes: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The people of the bench do in a minute what real ones do in a day. */
const raisedQuotas = {
  QUOTA_ADDRESS_REQUESTS: '1000000',
  QUOTA_PERSON_LOOKS: '1000000',
  QUOTA_PERSON_KILOBYTES: '100000000',
  QUOTA_UNIT_KILOBYTES: '100000000',
};

type Started = { readonly stack: RunningUnit[]; readonly data: string };

const begin = async <Running extends RunningUnit>(
  { stack }: Started,
  unit: Unit<Running>,
): Promise<Running> => {
  const running = await unit.start(AbortSignal.timeout(120_000), silent);
  stack.push(running);
  return running;
};

const stopLast = async ({ stack }: Started, processes: number): Promise<void> => {
  for (let left = processes; left > 0; left -= 1) await stack.pop()?.stop(stopLimitMs);
};

/** The server that the environment states, else one of our own as `npm start` has it. */
const temporalOf = async (
  started: Started,
): Promise<{ readonly address: string; readonly pid?: number }> => {
  const stated = process.env['TEMPORAL_ADDRESS'];
  if (stated) return { address: stated };
  const { TEMPORAL_CLI_PATH: cliPath, TEMPORAL_NAMESPACE: namespace = 'default' } = process.env;
  const options = { data: started.data, cliPath, namespace, outside: process.env };
  const { engine } = await begin(started, temporalUnit({ ...options, progress: silent }));
  return { address: engine.address, pid: engine.pid };
};

/** Node's options of API and worker, by which they can be profiled. */
const nodeOptions = process.env['BENCH_NODE_OPTIONS'];

const startProcess = async (
  started: Started,
  name: 'api' | 'worker' | 'identityProvider',
  values: SystemValues,
  modulePath?: string,
): Promise<number> => {
  const outside = { ...process.env, ...raisedQuotas };
  const logFolder = join(started.data, 'logs');
  const port = { api: values.PORT, worker: undefined, identityProvider: undefined }[name];
  const usual = childDescriptor(
    name,
    { values, outside, logFolder, progress: silent },
    port === undefined ? undefined : Number(port),
  );
  const environment = {
    ...usual.environment,
    ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }),
  };
  const descriptor = { ...usual, environment, ...(modulePath && { modulePath }) };
  return (await begin(started, childUnit(descriptor))).pid;
};

const workerModules: Readonly<Record<WorkerKind, string | undefined>> = {
  product: undefined,
  withoutDocuments: fileURLToPath(
    new URL('./processes/worker-without-documents.ts', import.meta.url),
  ),
};

const valuesOf = async (data: string): Promise<SystemValues> => {
  const port = await freePort();
  const keysFile = join(data, 'keys.json');
  await createDevelopmentKeys(keysFile);
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    ANMALAN_DATA: data,
    ANMALAN_KEYS_FILE: keysFile,
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    // A server that others use too may hold tasks of theirs.
    TEMPORAL_TASK_QUEUE: `bench-${randomUUID()}`,
    TEMPORAL_NAMESPACE: process.env['TEMPORAL_NAMESPACE'] || 'default',
  };
};

const startOn = async (started: Started): Promise<MeasuredSystem> => {
  const { data } = started;
  const shared = await valuesOf(data);
  const { engine } = await begin(started, postgresUnit(data, silent));
  const { adminUrl } = engine;
  const urls = await prepareDatabase({ adminUrl, dataDir: data, progress: silent });
  const temporal = await temporalOf(started);
  const values: SystemValues = {
    ...shared,
    DATABASE_URL: urls.appUrl,
    WORKER_DATABASE_URL: urls.workerUrl,
    TEMPORAL_ADDRESS: temporal.address,
  };
  const admin = new URL(adminUrl);
  admin.pathname = new URL(urls.appUrl).pathname;
  return {
    values,
    databaseUrls: { admin: admin.href, app: urls.appUrl, worker: urls.workerUrl },
    temporal: { address: temporal.address, namespace: values.TEMPORAL_NAMESPACE ?? 'default' },
    apiPort: Number(values.PORT),
    tokenOf: tokensOf({ OIDC_ISSUER: values.OIDC_ISSUER }),
    engines: { postgres: engine.pid, temporal: temporal.pid },
    startApi: async () => ({
      identityProvider: await startProcess(started, 'identityProvider', values),
      api: await startProcess(started, 'api', values),
    }),
    startWorker: (kind) => startProcess(started, 'worker', values, workerModules[kind]),
    stopLast: (processes) => stopLast(started, processes),
    stop: () => stopLast(started, started.stack.length),
  };
};

/**
 * Starts PostgreSQL and Temporal on an empty folder, and on demand the rest.
 *
 * @throws Error when something does not start; nothing is left running then
 */
export async function startMeasuredSystem(folder: string): Promise<MeasuredSystem> {
  const started: Started = { stack: [], data: await openDataFolder(folder) };
  try {
    return await startOn(started);
  } catch (error) {
    await stopLast(started, started.stack.length);
    throw error;
  }
}
