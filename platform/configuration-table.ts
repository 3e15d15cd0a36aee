import { z } from 'zod';
import { metricsVariables } from './metrics/variables.ts';
import { quotaVariables } from './quota-variables.ts';
import {
  database,
  databaseOverTls,
  https,
  origin,
  port,
  seconds,
  text,
  webAddress,
  wholeNumber,
} from './variable-formats.ts';

export const processNames = ['api', 'worker', 'migrations', 'start', 'identityProvider'] as const;
export type ProcessName = (typeof processNames)[number];

export type Variable = {
  /** What its text must look like, and what the code gets from it. */
  readonly format: z.ZodType<unknown, string>;
  /**
   * The value when the variable is not set or empty; `{NAME}` stands for the value of a row above.
   */
  readonly default?: string;
  /** Processes for which the default is another. */
  readonly defaultOf?: Readonly<Partial<Record<ProcessName, string>>>;
  /**
   * What production demands besides. A format that does not accept `undefined` makes the variable
   * required there.
   */
  readonly inProduction?: z.ZodType<unknown, string | undefined>;
  /**
   * Name and value of the variable by which an installation says that production need not demand it
   * here.
   */
  readonly unless?: readonly [name: string, value: string];
  /** Its value appears in no message and no log. */
  readonly secret?: true;
  /**
   * The processes that read it, each with the name of the property; one that ends in `?` may be
   * missing.
   */
  readonly readBy: Readonly<Partial<Record<ProcessName, string>>>;
  readonly meaning: string;
};

const overTls = { inProduction: databaseOverTls, unless: ['DATABASE_TLS', 'off'] } as const;

const byAll = <Property extends string>(property: Property) => ({
  api: property,
  worker: property,
  migrations: property,
  start: property,
  identityProvider: property,
});

/**
 * Everything about each environment variable: `platform/config.ts` reads by this table, and
 * `docs/configuration.md` is written from it. A new variable is one more row.
 */
export const variables = {
  NODE_ENV: {
    format: z.enum(['development', 'test', 'production']).transform((is) => is === 'production'),
    default: 'production',
    defaultOf: { start: 'development' },
    readBy: byAll('production'),
    meaning:
      '`production` refuses development keys, the development identity provider and plain http; `development` and `test` do not. Only `npm start` is not production unless it is said.',
  },
  LOG_LEVEL: {
    format: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    readBy: byAll('logLevel'),
    meaning: 'The least serious level that is logged: `debug`, `info`, `warn`, `error`, `silent`.',
  },
  HOST: {
    format: text,
    default: '127.0.0.1',
    readBy: { api: 'host', worker: 'host', start: 'host' },
    meaning: 'Address the API listens on, and the worker its health checks.',
  },
  PORT: {
    format: port,
    default: '3000',
    readBy: { api: 'port', start: 'port' },
    meaning: 'Port the API listens on.',
  },
  WORKER_PORT: {
    format: port,
    default: '0',
    readBy: { worker: 'healthPort' },
    meaning: "Port of the worker's own `/healthz` and `/readyz`; 0 takes any free one.",
  },
  ...metricsVariables,
  PUBLIC_ORIGIN: {
    format: origin,
    default: 'http://{HOST}:{PORT}',
    inProduction: https,
    readBy: { api: 'publicOrigin', start: 'publicOrigin', identityProvider: 'publicOrigin' },
    meaning:
      'How people and other systems reach the API: used in links, redirects and token audiences, never taken from a request. In production https.',
  },
  TRUSTED_PROXIES: {
    format: wholeNumber(0),
    default: '0',
    readBy: { api: 'trustedProxies' },
    meaning:
      'Proxies in front of the API: so many of the last addresses in `X-Forwarded-For` are believed; with 0 the header is not.',
  },
  ...quotaVariables,
  ANMALAN_DATA: {
    format: text,
    default: '.anmalan',
    readBy: { start: 'dataFolder', identityProvider: 'dataFolder' },
    meaning: 'Folder of what a machine that runs the whole system keeps between starts.',
  },
  ANMALAN_KEYS_FILE: {
    format: text,
    readBy: { api: 'keysFile', worker: 'keysFile', start: 'keysFile?' },
    meaning:
      'File with the key-encryption, codec, index and token-signing keys. `npm start` makes one for development, which production refuses.',
  },
  CLAMD_SOCKET: {
    format: text,
    readBy: { api: 'clamdSocket?' },
    meaning:
      'Socket of clamd (ClamAV), which scans attachments: a path, or `host:port`. When it is not set nothing is scanned, and each attachment says so.',
  },
  DATABASE_TLS: {
    format: z.enum(['required', 'off']),
    default: 'required',
    readBy: { api: 'databaseTls', worker: 'databaseTls', migrations: 'databaseTls' },
    meaning:
      'In production the addresses below must say `sslmode=verify-full`; `off` lets them go without, where a network of its own or a socket is the fence.',
  },
  DATABASE_URL: {
    format: database,
    ...overTls,
    secret: true,
    readBy: { api: 'databaseUrl', start: 'databaseUrl?' },
    meaning: 'PostgreSQL as the role `app`, which row-level security binds.',
  },
  WORKER_DATABASE_URL: {
    format: database,
    ...overTls,
    secret: true,
    readBy: { worker: 'databaseUrl', start: 'workerDatabaseUrl?' },
    meaning: 'PostgreSQL as the role `worker`: relay and schedules. Never given to the API.',
  },
  OWNER_DATABASE_URL: {
    format: database,
    ...overTls,
    secret: true,
    readBy: { migrations: 'databaseUrl', start: 'ownerDatabaseUrl?' },
    meaning: 'PostgreSQL as the owner of the tables, for migrations only.',
  },
  OIDC_ISSUER: {
    format: webAddress,
    inProduction: https,
    readBy: { api: 'oidcIssuer', start: 'oidcIssuer?', identityProvider: 'issuer' },
    meaning:
      'The OpenID Connect provider, exactly as its tokens name it. In production https. The development provider listens on this host and port.',
  },
  OIDC_PROVIDER_FILE: {
    format: text,
    inProduction: text,
    readBy: { api: 'oidcProviderFile?' },
    meaning:
      'File that says how people log in through that provider with a browser: `deploy/login` has examples. When it is not set, the development provider is asked; production requires it.',
  },
  OIDC_AUDIENCE: {
    format: text,
    default: 'anmalan',
    readBy: { api: 'oidcAudience', start: 'oidcAudience', identityProvider: 'audience' },
    meaning: 'The `aud` an access token must carry.',
  },
  LOGIN_MAX_AGE_SECONDS: {
    format: seconds,
    default: '28800',
    readBy: { api: 'loginMaxAgeSeconds', start: 'loginMaxAgeSeconds' },
    meaning:
      'How long ago, in seconds, a person may have logged in (`auth_time`); an older login is asked for anew.',
  },
  FRESH_LOGIN_MAX_AGE_SECONDS: {
    format: seconds,
    default: '900',
    readBy: {
      api: 'freshLoginSeconds',
      worker: 'freshLoginSeconds',
      start: 'freshLoginSeconds',
    },
    meaning: 'The same for signing and deciding, which ask for a fresh login (RFC 9470).',
  },
  TEMPORAL_ADDRESS: {
    format: text,
    readBy: { worker: 'temporalAddress', start: 'temporalAddress?' },
    meaning:
      'Host and port of the Temporal frontend. When it is not set, `npm start` runs a server of its own.',
  },
  TEMPORAL_NAMESPACE: {
    format: text,
    default: 'default',
    readBy: { worker: 'temporalNamespace', start: 'temporalNamespace' },
    meaning: 'Temporal namespace.',
  },
  TEMPORAL_TASK_QUEUE: {
    format: text,
    default: 'anmalan',
    readBy: { worker: 'temporalTaskQueue', start: 'temporalTaskQueue' },
    meaning: 'Task queue that the workers and the relay share.',
  },
  TEMPORAL_CLI_PATH: {
    format: text,
    readBy: { start: 'temporalCliPath?' },
    meaning: "Temporal's command-line program, 1.9 or later, for the server that `npm start` runs.",
  },
  TEMPORAL_UI_URL: {
    format: webAddress,
    readBy: { api: 'temporalUiUrl?' },
    meaning: "Address of Temporal's own web page, which the start page links to.",
  },
  DRAWING_THREADS: {
    format: wholeNumber(0),
    default: '0',
    readBy: { worker: 'drawingThreads' },
    meaning:
      'Threads of the worker that draw letters, each with at most 0.4 GB of memory; 0 takes one less than the machine has cores, and at least one.',
  },
  WORKFLOW_BUNDLE: {
    format: text,
    readBy: { worker: 'workflowBundle?' },
    meaning: 'Path of a prebuilt workflow bundle, with which the worker starts sooner.',
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof variables;

/** One variable as one process reads it. */
export type Reading = {
  readonly name: string;
  readonly variable: Variable;
  readonly property: string;
  readonly optional: boolean;
};

/** What a process reads, in the order of the table. */
export function readingsOf(process: ProcessName): readonly Reading[] {
  return Object.entries<Variable>(variables).flatMap(([name, variable]) => {
    const as = variable.readBy[process];
    if (as === undefined) return [];
    return [{ name, variable, property: as.replace('?', ''), optional: as.endsWith('?') }];
  });
}
