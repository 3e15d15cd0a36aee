import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import {
  labelMeanings,
  metrics,
  type Metric,
  type MetricName,
} from '../platform/metrics/metrics-table.ts';
import { processMetrics } from '../platform/metrics/process-metrics.ts';

const documentPath = new URL('../docs/metrics.md', import.meta.url);

const code = (word: string): string => `\`${word}\``;
const table = (head: string, rows: readonly string[]): string => {
  const line = head.replaceAll(/[^|]+/g, ' --- ');
  return [head, line, ...rows].join('\n');
};

const row = ([name, { type, of, labels, help }]: [string, Metric]): string =>
  [code(name), help, type, of.join(', '), labels.map(code).join(', ') || '–'].join(' | ');

const introduction = [
  '# Metrics',
  'Made from `platform/metrics/metrics-table.ts` by `scripts/write-metrics-doc.ts`; a test compares them.',
  'API and worker each serve `GET /metrics` in the text format of Prometheus, on a port of their own (`METRICS_HOST`, `METRICS_PORT` and `WORKER_METRICS_PORT` in [configuration.md](configuration.md)) and nowhere else. It asks for no login and is bound to the machine itself unless it is told otherwise. The board, the alarms and how to scrape: [deploy](../deploy/README.md#metrics).',
  'No label holds anything of a case or a person: no id, no name, no login, no municipality. A value that is on no list of the code is shown as `other`.',
  'What waits in the database is asked by each worker, at most once in 5 s and on a connection of its own, and is the same for all of them: take the greatest, not the sum. While the database does not answer, those lines are missing and `anmalan_database_up` is 0. A scrape takes two seconds at most. Counters begin at 0 when a process does.',
];

/** The whole of `docs/metrics.md`, formatted. */
export async function metricsDocument(): Promise<string> {
  const text = [
    ...introduction,
    '## Ours',
    table(
      'Name | What | Type | Of | Labels',
      (Object.entries(metrics) as [MetricName, Metric][]).map(row),
    ),
    '## Labels',
    table(
      'Label | Its words',
      Object.entries(labelMeanings).map(([label, words]) => `${code(label)} | ${words}`),
    ),
    '## Of the process',
    'What the client library measures of any Node process; its other metrics are left out.',
    table(
      'Name | What',
      Object.entries(processMetrics).map(([name, help]) => `${code(name)} | ${help}`),
    ),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(documentPath)), parser: 'markdown' });
}

if (import.meta.main) await writeFile(documentPath, await metricsDocument());
