import { z } from 'zod';

const text = z.string().trim();
const notAPort = 'must be a port number';
const port = z
  .string()
  .regex(/^\d{1,5}$/, notAPort)
  .transform(Number)
  .pipe(z.number().max(65_535, notAPort));
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a http:// or https:// address' });
const withoutLastSlash = webAddress.transform((address) => address.replace(/\/+$/, ''));
const origin = withoutLastSlash.refine(
  (address) => new URL(address).origin === address,
  'must be scheme, host and port and nothing more',
);
const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' });

/** What each variable must look like. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  HOST: text,
  PORT: port,
  WORKER_PORT: port,
  PUBLIC_ORIGIN: origin,
  ANMALAN_DATA: text,
  ANMALAN_KEYS_FILE: text,
  DATABASE_URL: database,
  WORKER_DATABASE_URL: database,
  OWNER_DATABASE_URL: database,
  OIDC_ISSUER: withoutLastSlash,
  OIDC_AUDIENCE: text,
  TEMPORAL_ADDRESS: text,
  TEMPORAL_NAMESPACE: text,
  TEMPORAL_TASK_QUEUE: text,
  TEMPORAL_CLI_PATH: text,
  TEMPORAL_UI_URL: withoutLastSlash,
  WORKFLOW_BUNDLE: text,
});

export type VariableName = keyof typeof environment.shape;

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

const everywhere = { NODE_ENV: true, LOG_LEVEL: true } as const;

/** Which process reads which variables; what stands in `partial` it can do without. */
export const processEnvironments = {
  api: environment
    .pick({
      ...everywhere,
      HOST: true,
      PORT: true,
      PUBLIC_ORIGIN: true,
      ANMALAN_KEYS_FILE: true,
      DATABASE_URL: true,
      OIDC_ISSUER: true,
      OIDC_AUDIENCE: true,
      TEMPORAL_UI_URL: true,
    })
    .partial({ TEMPORAL_UI_URL: true }),
  worker: environment
    .pick({
      ...everywhere,
      HOST: true,
      WORKER_PORT: true,
      PUBLIC_ORIGIN: true,
      ANMALAN_KEYS_FILE: true,
      WORKER_DATABASE_URL: true,
      TEMPORAL_ADDRESS: true,
      TEMPORAL_NAMESPACE: true,
      TEMPORAL_TASK_QUEUE: true,
      WORKFLOW_BUNDLE: true,
    })
    .partial({ WORKFLOW_BUNDLE: true }),
  migrations: environment.pick({ ...everywhere, OWNER_DATABASE_URL: true }),
  start: environment
    .pick({
      ...everywhere,
      HOST: true,
      PORT: true,
      PUBLIC_ORIGIN: true,
      ANMALAN_DATA: true,
      ANMALAN_KEYS_FILE: true,
      DATABASE_URL: true,
      WORKER_DATABASE_URL: true,
      OWNER_DATABASE_URL: true,
      OIDC_ISSUER: true,
      OIDC_AUDIENCE: true,
      TEMPORAL_ADDRESS: true,
      TEMPORAL_NAMESPACE: true,
      TEMPORAL_TASK_QUEUE: true,
      TEMPORAL_CLI_PATH: true,
    })
    .partial({
      ANMALAN_KEYS_FILE: true,
      DATABASE_URL: true,
      WORKER_DATABASE_URL: true,
      OWNER_DATABASE_URL: true,
      OIDC_ISSUER: true,
      TEMPORAL_ADDRESS: true,
      TEMPORAL_CLI_PATH: true,
    }),
  identityProvider: environment.pick({
    ...everywhere,
    PUBLIC_ORIGIN: true,
    ANMALAN_DATA: true,
    OIDC_ISSUER: true,
    OIDC_AUDIENCE: true,
  }),
} as const;

export type ProcessName = keyof typeof processEnvironments;
