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
