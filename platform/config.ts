import type { z } from 'zod';
import {
  processEnvironments,
  processes,
  variables,
  type ProcessName,
} from './configuration-table.ts';
import type { environment, VariableName } from './environment.ts';

type RawEnvironment = Readonly<Record<string, string | undefined>>;

type ConfigurationProblem = { readonly name: string; readonly reason: string };

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
const withDefaults = (env: RawEnvironment): RawEnvironment => {
  const values = new Map<string, string>();
  for (const { name, default: fallback } of variables) {
    const filled = fallback?.replace(/\{(\w+)\}/g, (_, other: string) => values.get(other) ?? '');
    const value = env[name]?.trim() || filled;
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
};

const shapeProblem = (values: RawEnvironment, issue: z.core.$ZodIssue): ConfigurationProblem => {
  const name = String(issue.path[0]);
  if (values[name] === undefined) return { name, reason: 'is not set' };
  const secret = variables.some((variable) => variable.name === name && variable.secret);
  return { name, reason: secret ? 'is not valid' : issue.message };
};

const productionProblems = (
  process: ProcessName,
  values: RawEnvironment,
): ConfigurationProblem[] => {
  if (values['NODE_ENV'] !== 'production') return [];
  return httpsInProduction
    .filter((name) => Object.hasOwn(processEnvironments[process].shape, name))
    .filter((name) => /^http:/i.test(values[name] ?? ''))
    .map((name) => ({ name, reason: 'must be https in production' }));
};

type Values = z.output<typeof environment>;

type ReadValues = Partial<Values> & Pick<Values, 'NODE_ENV' | 'LOG_LEVEL'>;

const valuesOf = (process: ProcessName, env: RawEnvironment): ReadValues => {
  const values = withDefaults(env);
  const result = processEnvironments[process].safeParse(values);
  const shapeProblems = result.error?.issues.map((issue) => shapeProblem(values, issue)) ?? [];
  const problems = [...shapeProblems, ...productionProblems(process, values)];
  if (problems.length > 0) throw new ConfigurationError(process, problems);
  return result.data as ReadValues;
};

type Fields<Process extends ProcessName> = (typeof processes)[Process];

type Config<Process extends ProcessName> = {
  readonly production: boolean;
  readonly logLevel: Values['LOG_LEVEL'];
} & {
  readonly [Field in keyof Fields<Process>['needs']]: Values[Fields<Process>['needs'][Field] &
    VariableName];
} & {
  readonly [Field in keyof Fields<Process>['canLack']]:
    Values[Fields<Process>['canLack'][Field] & VariableName] | undefined;
};

/** @throws ConfigurationError naming every missing or wrong variable */
type ReadConfig<Process extends ProcessName> = (env?: RawEnvironment) => Config<Process>;

const configOf =
  <Process extends ProcessName>(name: Process): ReadConfig<Process> =>
  (env = process.env) => {
    const values = valuesOf(name, env);
    const { needs, canLack } = processes[name];
    const fields: readonly (readonly [string, VariableName])[] = Object.entries({
      ...needs,
      ...canLack,
    });
    return Object.freeze({
      production: values.NODE_ENV === 'production',
      logLevel: values.LOG_LEVEL,
      ...Object.fromEntries(fields.map(([field, variable]) => [field, values[variable]])),
    }) as Config<Process>;
  };

export const apiConfig = configOf('api');
export const workerConfig = configOf('worker');
export const migrationsConfig = configOf('migrations');
export const startConfig = configOf('start');
export const identityProviderConfig = configOf('identityProvider');

export type ApiConfig = ReturnType<typeof apiConfig>;
export type StartConfig = ReturnType<typeof startConfig>;
export type IdentityProviderConfig = ReturnType<typeof identityProviderConfig>;
