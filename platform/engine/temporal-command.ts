import { join } from 'node:path';

/** The ports of 127.0.0.1 that the server uses; without `page` it has no web page. */
export type TemporalPorts = { readonly frontend: number; readonly page?: number };

/** How the development server is to run. */
export type TemporalCommand = {
  readonly cli: string;
  readonly dataDir: string;
  readonly namespace: string;
  /** Values are JSON, so a text carries its quotes. */
  readonly dynamicConfig: Readonly<Record<string, string>>;
  readonly ports: TemporalPorts;
};

/**
 * What our server is told beside its defaults; `deploy/temporal-dynamic-config.yaml` says the same.
 *
 * A workflow task that has failed or been lost several times is given up and made again only after
 * its own five seconds and the interval; by default that grows to ten minutes.
 *
 * Without fairness the tasks of one municipality wait behind all of another's. Fairness and priority
 * hold within a partition of a task queue, so that there is one; those that an earlier server wrote
 * are still read.
 */
export const ourDynamicConfig = {
  'history.workflowTaskRetryMaxInterval': '"25s"',
  'matching.enableFairness': 'true',
  'matching.numTaskqueueWritePartitions': '1',
} as const;

/** Path of the database file, which holds everything that Temporal knows. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'temporal.db');
}

/**
 * The program and its arguments. A write-ahead log with normal syncing triples the throughput of
 * the file, and nothing is lost when the process is killed; a power cut can lose the last moments,
 * which the relay makes good.
 */
export function temporalCommand(options: TemporalCommand): readonly string[] {
  const { cli, dataDir, ports, namespace, dynamicConfig } = options;
  const { frontend, page } = ports;
  const ui = page === undefined ? '--headless' : `--ui-port ${page} --ui-disable-news-fetch`;
  const server = `server start-dev --ip 127.0.0.1 --port ${frontend} --log-level error ${ui}`;
  const file = '--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=NORMAL';
  return [
    cli,
    ...`${server} ${file}`.split(' '),
    '--db-filename',
    databaseFile(dataDir),
    '--namespace',
    namespace,
    ...Object.entries({ ...ourDynamicConfig, ...dynamicConfig }).flatMap(([name, value]) => [
      '--dynamic-config-value',
      `${name}=${value}`,
    ]),
  ];
}
