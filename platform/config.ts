import type { z } from 'zod';
import {
  processEnvironments,
  variables,
  type ProcessName,
  type VariableName,
} from './configuration-table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigurationProblem = { readonly name: string; readonly reason: string };

/** Names every missing or wrong variable of a process at once; holds no values. */
export class ConfigurationError extends Error {
  readonly problems: readonly ConfigurationProblem[];

  constructor(process: string, problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ name, reason }) => `  ${name} ${reason}`);
    super([`${process} cannot start, see docs/configuration.md:`, ...lines].join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** These carry tokens and people's sessions, so production takes them only over TLS. */
const httpsInProduction: readonly VariableName[] = ['PUBLIC_ORIGIN', 'OIDC_ISSUER'];

/** What is set, else what holds by default; the table lists a variable before those that use it. */
const withDefaults = (env: Environment): Environment => {
  const values = new Map<string, string>();
  for (const { name, default: fallback } of variables) {
    const filled = fallback?.replace(/\{(\w+)\}/g, (_, other: string) => values.get(other) ?? '');
    const value = env[name]?.trim() || filled;
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
};

const shapeProblem = (values: Environment, issue: z.core.$ZodIssue): ConfigurationProblem => {
  const name = String(issue.path[0]);
  if (values[name] === undefined) return { name, reason: 'is not set' };
  const secret = variables.some((variable) => variable.name === name && variable.secret);
  return { name, reason: secret ? 'is not valid' : issue.message };
};

const productionProblems = (process: ProcessName, values: Environment): ConfigurationProblem[] => {
  if (values['NODE_ENV'] !== 'production') return [];
  return httpsInProduction
    .filter((name) => Object.hasOwn(processEnvironments[process].shape, name))
    .filter((name) => values[name]?.startsWith('http:'))
    .map((name) => ({ name, reason: 'must be https in production' }));
};

const parse = <Output>(
  process: ProcessName,
  schema: z.ZodType<Output>,
  env: Environment,
): Output => {
  const values = withDefaults(env);
  const result = schema.safeParse(values);
  const shapeProblems = result.error?.issues.map((issue) => shapeProblem(values, issue)) ?? [];
  const problems = [...shapeProblems, ...productionProblems(process, values)];
  if (!result.success || problems.length > 0) throw new ConfigurationError(process, problems);
  return result.data;
};

type CommonConfig = {
  readonly production: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

export type ApiConfig = CommonConfig & {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port, without a slash at the end. */
  readonly publicOrigin: string;
  readonly keysFile: string;
  readonly databaseUrl: string;
  readonly oidcIssuer: string;
  readonly oidcAudience: string;
  readonly temporalUiUrl: string | undefined;
};

export type WorkerConfig = CommonConfig & {
  readonly host: string;
  /** 0 takes any free port. */
  readonly healthPort: number;
  readonly publicOrigin: string;
  readonly keysFile: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalTaskQueue: string;
  readonly workflowBundle: string | undefined;
};

export type MigrationsConfig = CommonConfig & { readonly databaseUrl: string };

export type IdentityProviderConfig = CommonConfig & {
  readonly publicOrigin: string;
  readonly dataFolder: string;
  readonly issuer: string;
  readonly audience: string;
};

/** What is `undefined` here, `npm start` provides by itself. */
export type StartConfig = CommonConfig & {
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  readonly dataFolder: string;
  readonly keysFile: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly workerDatabaseUrl: string | undefined;
  readonly ownerDatabaseUrl: string | undefined;
  readonly oidcIssuer: string | undefined;
  readonly oidcAudience: string;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly temporalTaskQueue: string;
  readonly temporalCliPath: string | undefined;
};

const common = (values: {
  readonly NODE_ENV: string;
  readonly LOG_LEVEL: CommonConfig['logLevel'];
}): CommonConfig => ({
  production: values.NODE_ENV === 'production',
  logLevel: values.LOG_LEVEL,
});

/** @throws ConfigurationError naming every missing or wrong variable */
export const apiConfig = (env: Environment = process.env): ApiConfig => {
  const values = parse('api', processEnvironments.api, env);
  return Object.freeze({
    ...common(values),
    host: values.HOST,
    port: values.PORT,
    publicOrigin: values.PUBLIC_ORIGIN,
    keysFile: values.ANMALAN_KEYS_FILE,
    databaseUrl: values.DATABASE_URL,
    oidcIssuer: values.OIDC_ISSUER,
    oidcAudience: values.OIDC_AUDIENCE,
    temporalUiUrl: values.TEMPORAL_UI_URL,
  });
};

/** @throws ConfigurationError naming every missing or wrong variable */
export const workerConfig = (env: Environment = process.env): WorkerConfig => {
  const values = parse('worker', processEnvironments.worker, env);
  return Object.freeze({
    ...common(values),
    host: values.HOST,
    healthPort: values.WORKER_PORT,
    publicOrigin: values.PUBLIC_ORIGIN,
    keysFile: values.ANMALAN_KEYS_FILE,
    databaseUrl: values.WORKER_DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    temporalTaskQueue: values.TEMPORAL_TASK_QUEUE,
    workflowBundle: values.WORKFLOW_BUNDLE,
  });
};

/** @throws ConfigurationError naming every missing or wrong variable */
export const migrationsConfig = (env: Environment = process.env): MigrationsConfig => {
  const values = parse('migrations', processEnvironments.migrations, env);
  return Object.freeze({ ...common(values), databaseUrl: values.OWNER_DATABASE_URL });
};

/** @throws ConfigurationError naming every missing or wrong variable */
export const identityProviderConfig = (env: Environment = process.env): IdentityProviderConfig => {
  const values = parse('identityProvider', processEnvironments.identityProvider, env);
  return Object.freeze({
    ...common(values),
    publicOrigin: values.PUBLIC_ORIGIN,
    dataFolder: values.ANMALAN_DATA,
    issuer: values.OIDC_ISSUER,
    audience: values.OIDC_AUDIENCE,
  });
};

/** @throws ConfigurationError naming every missing or wrong variable */
export const startConfig = (env: Environment = process.env): StartConfig => {
  const values = parse('start', processEnvironments.start, env);
  return Object.freeze({
    ...common(values),
    host: values.HOST,
    port: values.PORT,
    publicOrigin: values.PUBLIC_ORIGIN,
    dataFolder: values.ANMALAN_DATA,
    keysFile: values.ANMALAN_KEYS_FILE,
    databaseUrl: values.DATABASE_URL,
    workerDatabaseUrl: values.WORKER_DATABASE_URL,
    ownerDatabaseUrl: values.OWNER_DATABASE_URL,
    oidcIssuer: values.OIDC_ISSUER,
    oidcAudience: values.OIDC_AUDIENCE,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    temporalTaskQueue: values.TEMPORAL_TASK_QUEUE,
    temporalCliPath: values.TEMPORAL_CLI_PATH,
  });
};
