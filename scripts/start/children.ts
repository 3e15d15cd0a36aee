import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Progress } from '../../platform/engine/slow-step.ts';
import { type SystemValues, type Values, childEnvironment } from './child-environment.ts';
import type { ChildDescriptor } from './child-unit.ts';

/** What the descriptions of API, worker and identity provider have in common. */
export type Children = {
  readonly values: SystemValues;
  /** The environment of `npm start` itself. */
  readonly outside: Values;
  readonly logFolder: string;
  readonly progress: Progress;
};

const KINDS = {
  identityProvider: { name: 'identity-provider', module: 'scripts/identity-provider.ts' },
  worker: { name: 'worker', module: 'activities/worker.ts' },
  api: { name: 'api', module: 'api/server.ts' },
} as const;

/**
 * Milliseconds that each process may take to stop. With the engines' limits they fit into the ten
 * seconds that stopping everything may take.
 */
const STOP_LIMITS_MS = { identityProvider: 500, worker: 3000, api: 1500 } as const;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How one of our processes is started. Its name is that of its record in `<data>/run`. */
export function childDescriptor(
  kind: keyof typeof KINDS,
  { values, outside, logFolder, progress }: Children,
  port?: number,
): ChildDescriptor {
  const { name, module } = KINDS[kind];
  return {
    name,
    modulePath: join(ROOT, module),
    environment: childEnvironment(kind, { values, outside }),
    port,
    logFile: join(logFolder, `${name}.log`),
    stopLimitMs: STOP_LIMITS_MS[kind],
    progress,
  };
}
