import { type VariableName, readingsOf } from '../../platform/configuration-table.ts';

/** Values by name; what is `undefined` is not set. */
export type Values = Readonly<Record<string, string | undefined>>;

/** The processes of ours that `npm start` starts. */
export type ChildProcessName = 'api' | 'worker' | 'identityProvider';

/**
 * The variables that any program needs from outside. No others are passed on, so that none can
 * change our processes unseen.
 */
const FROM_OUTSIDE = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_EXTRA_CA_CERTS'] as const;

/**
 * What only the worker gets: all variables of Temporal's client, because those for certificates and
 * keys of a Temporal of one's own have many names, and how many threads draw.
 */
const WORKER = /^(TEMPORAL_|DRAWING_THREADS$)/;

/**
 * One thread that helps V8 to collect young objects and to compile, instead of four: a collection
 * waits for all of them, and on a machine of few cores they wait for each other. It was most of what
 * the slowest hundredth of all answers waited for (`docs/performance.md`). The images have the same.
 */
const FEW_HELPERS = '--v8-pool-size=1';

/**
 * Keeps the worker's memory small. Young objects of each of its three heaps otherwise take up to a
 * hundred megabytes, and the C library keeps a heap of its own for each of many threads.
 */
const RUNTIME: Readonly<Record<ChildProcessName, Readonly<Record<string, string>>>> = {
  api: { NODE_OPTIONS: FEW_HELPERS },
  worker: {
    NODE_OPTIONS: `${FEW_HELPERS} --max-semi-space-size=8 --max-old-space-size=512`,
    MALLOC_ARENA_MAX: '2',
  },
  identityProvider: {},
};

/** What only the API reads and checks: the figures of the quotas, and how people log in. */
const API = /^(QUOTA_|TRUSTED_PROXIES$|OIDC_PROVIDER_FILE$)/;

function isSet(entry: readonly [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

function pick(values: Values, wanted: (name: string) => boolean): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => wanted(name))
      .filter(isSet),
  );
}

/**
 * The whole environment of one process: only the variables that it reads, so that the API never
 * holds the worker's password and does not know where Temporal is.
 */
export function childEnvironment(
  name: ChildProcessName,
  { values, outside }: { readonly values: Values; readonly outside: Values },
): Readonly<Record<string, string>> {
  const own = new Set(readingsOf(name).map((reading) => reading.name));
  const inherited: readonly string[] = FROM_OUTSIDE;
  return {
    ...pick(outside, (variable) => inherited.includes(variable)),
    ...RUNTIME[name],
    ...(name === 'worker' ? pick(outside, (variable) => WORKER.test(variable)) : {}),
    ...(name === 'api' ? pick(outside, (variable) => API.test(variable)) : {}),
    ...pick(values, (variable) => own.has(variable)),
  };
}

/** What `npm start` hands to its processes; a name that is not in the table does not compile. */
export type SystemValues = Partial<Readonly<Record<VariableName, string | undefined>>>;
