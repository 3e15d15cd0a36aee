import type { z } from 'zod';
import {
  readingsOf,
  variables,
  type ProcessName,
  type Reading,
  type Variable,
  type VariableName,
} from './configuration-table.ts';

type RawEnvironment = Readonly<Record<string, string | undefined>>;

type ConfigurationProblem = { readonly name: string; readonly reason: string };

/**
 * Names every missing or wrong variable of a process at once. It holds no values, since they can be
 * secrets.
 */
export class ConfigurationError extends Error {
  readonly problems: readonly ConfigurationProblem[];

  constructor(process: string, problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ name, reason }) => `  ${name} ${reason}`);
    super([`${process} cannot start, see docs/configuration.md:`, ...lines].join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

type Row<Name extends VariableName> = (typeof variables)[Name];
type Value<Name extends VariableName> = z.output<Row<Name>['format']>;

/** The property that a process reads a variable as, with the `?` of one that may be missing. */
type Property<Name extends VariableName, Process extends ProcessName> =
  Row<Name>['readBy'] extends Readonly<Record<Process, infer As extends string>> ? As : never;
type WithoutMark<As extends string> = As extends `${infer Plain}?` ? Plain : never;

/** The configuration of a process: one property for each variable that the table lets it read. */
type Config<Process extends ProcessName> = {
  readonly [Name in VariableName as Exclude<Property<Name, Process>, `${string}?`>]: Value<Name>;
} & {
  readonly [Name in VariableName as WithoutMark<Property<Name, Process>>]: Value<Name> | undefined;
};

/**
 * Fills in defaults for variables that are not set or empty. A default may use the value of another
 * variable, which the table must list before it.
 */
const withDefaults = (process: ProcessName, env: RawEnvironment): RawEnvironment => {
  const values = new Map<string, string>();
  for (const [name, { default: usual, defaultOf }] of Object.entries<Variable>(variables)) {
    const fallback = defaultOf?.[process] ?? usual;
    const filled = fallback?.replace(/\{(\w+)\}/g, (_, other: string) => values.get(other) ?? '');
    const value = env[name]?.trim() || filled;
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
};

type Outcome = {
  readonly property: string;
  readonly value: unknown;
  readonly problems: readonly ConfigurationProblem[];
};

const isProduction = (values: RawEnvironment): boolean => values['NODE_ENV'] === 'production';

/**
 * Reads one variable. What is wrong with the form of a secret is not told, since the message could
 * quote it; what production demands is told, since those words are ours.
 */
const read = ({ name, variable, property, optional }: Reading, values: RawEnvironment): Outcome => {
  const { format, inProduction, unless, secret } = variable;
  const text = values[name];
  const demands = isProduction(values) && !(unless && values[unless[0]] === unless[1]);
  const parsed = (optional ? format.optional() : format).safeParse(text);
  const asked = demands ? inProduction?.safeParse(text) : undefined;
  const reasons = [
    ...(parsed.error?.issues ?? []).map(({ message }) => (secret ? 'is not valid' : message)),
    ...(asked?.error?.issues ?? []).map(({ message }) => message),
  ];
  const problems = reasons.map((reason) => ({
    name,
    reason: text === undefined ? 'is not set' : reason,
  }));
  return { property, value: parsed.data, problems };
};

/** @throws ConfigurationError naming every missing or wrong variable */
type ReadConfig<Process extends ProcessName> = (env?: RawEnvironment) => Config<Process>;

const configOf =
  <Process extends ProcessName>(name: Process): ReadConfig<Process> =>
  (env = process.env) => {
    const values = withDefaults(name, env);
    const outcomes = readingsOf(name).map((one) => read(one, values));
    const problems = outcomes.flatMap((one) => one.problems);
    if (problems.length > 0) throw new ConfigurationError(name, problems);
    return Object.freeze(
      Object.fromEntries(outcomes.map(({ property, value }) => [property, value])),
    ) as Config<Process>;
  };

export const apiConfig = configOf('api');
export const workerConfig = configOf('worker');
export const migrationsConfig = configOf('migrations');
export const startConfig = configOf('start');
export const identityProviderConfig = configOf('identityProvider');

export type ApiConfig = ReturnType<typeof apiConfig>;
export type StartConfig = ReturnType<typeof startConfig>;
export type IdentityProviderConfig = ReturnType<typeof identityProviderConfig>;
