import { join } from 'node:path';

import { cacheFolder } from '../../platform/engine/cache-folder.ts';
import { findTemporalCli } from '../../platform/engine/find-temporal.ts';
import { type RunningPostgres, startPostgres } from '../../platform/engine/postgres.ts';
import type { Progress } from '../../platform/engine/slow-step.ts';
import { type RunningTemporal, startTemporal } from '../../platform/engine/temporal.ts';
import { searchAttributes } from '../../workflows/messages.ts';
import type { Values } from './child-environment.ts';
import { engineUnit } from './engine-unit.ts';
import type { RunningUnit, Unit } from './unit.ts';

type EngineUnit<Engine> = Unit<RunningUnit & { readonly engine: Engine }>;

/**
 * An engine that is started again must have its old port, because the other processes know only
 * that.
 */
const samePort = (port: number | undefined): { readonly port?: number } =>
  port === undefined ? {} : { port };

/** PostgreSQL with its data in `<data>/postgres`. */
export function postgresUnit(data: string, progress: Progress): EngineUnit<RunningPostgres> {
  const dataDir = join(data, 'postgres');
  return engineUnit<RunningPostgres>({
    name: 'postgres',
    stopLimitMs: 2000,
    marker: dataDir,
    portOf: ({ port }) => port,
    start: async (signal, previous) =>
      startPostgres({ dataDir, progress, signal, ...samePort(previous?.port) }),
  });
}

function portIn(address: string | undefined): number | undefined {
  return address === undefined ? undefined : Number(address.split(':').at(-1));
}

/** What the search for Temporal's program and its server need to know. */
export type TemporalOptions = {
  readonly data: string;
  readonly cliPath: string | undefined;
  readonly namespace: string;
  readonly outside: Values;
  readonly progress: Progress;
};

/** Temporal's own server with its data in `<data>/temporal`. */
export function temporalUnit(options: TemporalOptions): EngineUnit<RunningTemporal> {
  const { data, namespace, progress } = options;
  const dataDir = join(data, 'temporal');
  return engineUnit<RunningTemporal>({
    name: 'temporal',
    stopLimitMs: 2000,
    marker: dataDir,
    portOf: ({ address }) => portIn(address) ?? 0,
    start: async (signal, previous) => {
      const cli = await findCli(options, signal);
      const uiPort = portIn(previous?.uiUrl);
      return startTemporal({
        cli,
        dataDir,
        namespace,
        searchAttributes,
        progress,
        signal,
        ...samePort(portIn(previous?.address)),
        ...(uiPort === undefined ? {} : { uiPort }),
      });
    },
  });
}

async function findCli(
  { cliPath, outside, progress }: TemporalOptions,
  signal: AbortSignal,
): Promise<string> {
  const cacheDir = await cacheFolder({
    xdgCacheHome: outside['XDG_CACHE_HOME'],
    home: outside['HOME'],
  });
  const pathEnv = outside['PATH'] ?? '';
  return (await findTemporalCli({ cliPath, cacheDir, pathEnv, progress, signal })).path;
}
