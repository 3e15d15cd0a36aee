import { z } from 'zod';
import { environment, type VariableName } from './environment.ts';

export type { VariableName } from './environment.ts';

export type Variable = {
  readonly name: VariableName;
  readonly meaning: string;
  /** Holds when the variable is not set or empty; `{NAME}` stands for another variable's value. */
  readonly default?: string;
  /** Its value appears in no message and no log. */
  readonly secret?: true;
};

/** What each variable is for; `docs/configuration.md` is made from it. */
export const variables: readonly Variable[] = [
  {
    name: 'NODE_ENV',
    meaning:
      '`production` refuses development keys, the development identity provider and plain http; `development` and `test` do not.',
    default: 'development',
  },
  {
    name: 'LOG_LEVEL',
    meaning: 'The least serious level that is logged: `debug`, `info`, `warn`, `error`, `silent`.',
    default: 'info',
  },
  {
    name: 'HOST',
    meaning: 'Address the API listens on, and the worker its health checks.',
    default: '127.0.0.1',
  },
  { name: 'PORT', meaning: 'Port the API listens on.', default: '3000' },
  {
    name: 'WORKER_PORT',
    meaning: "Port of the worker's own `/healthz` and `/readyz`; 0 takes any free one.",
    default: '0',
  },
  {
    name: 'PUBLIC_ORIGIN',
    meaning:
      'How people and other systems reach the API: used in links, redirects and token audiences, never taken from a request. In production https.',
    default: 'http://{HOST}:{PORT}',
  },
  {
    name: 'ANMALAN_DATA',
    meaning: 'Folder of what a machine that runs the whole system keeps between starts.',
    default: '.anmalan',
  },
  {
    name: 'ANMALAN_KEYS_FILE',
    meaning:
      'File with the key-encryption, codec, index and token-signing keys. `npm start` makes one for development, which production refuses.',
  },
  {
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL as the role `app`, which row-level security binds.',
    secret: true,
  },
  {
    name: 'WORKER_DATABASE_URL',
    meaning: 'PostgreSQL as the role `worker`: relay and schedules. Never given to the API.',
    secret: true,
  },
  {
    name: 'OWNER_DATABASE_URL',
    meaning: 'PostgreSQL as the owner of the tables, for migrations only.',
    secret: true,
  },
  {
    name: 'OIDC_ISSUER',
    meaning:
      'The OpenID Connect provider, exactly as its tokens name it. In production https. The development provider listens on this host and port.',
  },
  {
    name: 'OIDC_AUDIENCE',
    meaning: 'The `aud` an access token must carry.',
    default: 'anmalan',
  },
  {
    name: 'TEMPORAL_ADDRESS',
    meaning:
      'Host and port of the Temporal frontend. When it is not set, `npm start` runs a server of its own.',
  },
  { name: 'TEMPORAL_NAMESPACE', meaning: 'Temporal namespace.', default: 'default' },
  {
    name: 'TEMPORAL_TASK_QUEUE',
    meaning: 'Task queue that the workers and the relay share.',
    default: 'anmalan',
  },
  {
    name: 'TEMPORAL_CLI_PATH',
    meaning: "Temporal's command-line program, 1.9 or later, for the server that `npm start` runs.",
  },
  {
    name: 'TEMPORAL_UI_URL',
    meaning: "Address of Temporal's own web page, which the start page links to.",
  },
  {
    name: 'WORKFLOW_BUNDLE',
    meaning: 'Path of a prebuilt workflow bundle, with which the worker starts sooner.',
  },
];

type Fields = Readonly<Record<string, VariableName>>;

/** Which process reads which variables, under the names its code knows them by. */
export const processes = {
  api: {
    needs: {
      host: 'HOST',
      port: 'PORT',
      publicOrigin: 'PUBLIC_ORIGIN',
      keysFile: 'ANMALAN_KEYS_FILE',
      databaseUrl: 'DATABASE_URL',
      oidcIssuer: 'OIDC_ISSUER',
      oidcAudience: 'OIDC_AUDIENCE',
    },
    canLack: { temporalUiUrl: 'TEMPORAL_UI_URL' },
  },
  worker: {
    needs: {
      host: 'HOST',
      healthPort: 'WORKER_PORT',
      keysFile: 'ANMALAN_KEYS_FILE',
      databaseUrl: 'WORKER_DATABASE_URL',
      temporalAddress: 'TEMPORAL_ADDRESS',
      temporalNamespace: 'TEMPORAL_NAMESPACE',
      temporalTaskQueue: 'TEMPORAL_TASK_QUEUE',
    },
    canLack: { workflowBundle: 'WORKFLOW_BUNDLE' },
  },
  migrations: { needs: { databaseUrl: 'OWNER_DATABASE_URL' }, canLack: {} },
  start: {
    needs: {
      host: 'HOST',
      port: 'PORT',
      publicOrigin: 'PUBLIC_ORIGIN',
      dataFolder: 'ANMALAN_DATA',
      oidcAudience: 'OIDC_AUDIENCE',
      temporalNamespace: 'TEMPORAL_NAMESPACE',
      temporalTaskQueue: 'TEMPORAL_TASK_QUEUE',
    },
    /** `npm start` provides these by itself. */
    canLack: {
      keysFile: 'ANMALAN_KEYS_FILE',
      databaseUrl: 'DATABASE_URL',
      workerDatabaseUrl: 'WORKER_DATABASE_URL',
      ownerDatabaseUrl: 'OWNER_DATABASE_URL',
      oidcIssuer: 'OIDC_ISSUER',
      temporalAddress: 'TEMPORAL_ADDRESS',
      temporalCliPath: 'TEMPORAL_CLI_PATH',
    },
  },
  identityProvider: {
    needs: {
      publicOrigin: 'PUBLIC_ORIGIN',
      dataFolder: 'ANMALAN_DATA',
      issuer: 'OIDC_ISSUER',
      audience: 'OIDC_AUDIENCE',
    },
    canLack: {},
  },
} as const satisfies Readonly<Record<string, { readonly needs: Fields; readonly canLack: Fields }>>;

export type ProcessName = keyof typeof processes;

const shapesOf = (names: readonly VariableName[]) =>
  names.map((name) => [name, environment.shape[name]] as const);

const schemaOf = (process: ProcessName): z.ZodObject => {
  const { needs, canLack } = processes[process];
  const optional = shapesOf(Object.values(canLack));
  return z.object(
    Object.fromEntries([
      ...shapesOf(['NODE_ENV', 'LOG_LEVEL', ...Object.values(needs)]),
      ...optional.map(([name, shape]) => [name, shape.optional()] as const),
    ]),
  );
};

/** The environment of each process; every process reads `NODE_ENV` and `LOG_LEVEL`. */
export const processEnvironments: Readonly<Record<ProcessName, z.ZodObject>> = {
  api: schemaOf('api'),
  worker: schemaOf('worker'),
  migrations: schemaOf('migrations'),
  start: schemaOf('start'),
  identityProvider: schemaOf('identityProvider'),
};
