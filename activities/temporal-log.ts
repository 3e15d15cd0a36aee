import {
  DefaultLogger,
  type Logger,
  type MetricsBuffer,
  type RuntimeOptions,
} from '@temporalio/worker';
import type { Log, LogFields } from '../platform/log.ts';

const levels = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/**
 * Picks ids and kinds out of what the library adds to a line, since the rest may quote the case.
 */
const fieldsOf = (meta: Readonly<Record<string, unknown>>): LogFields => ({
  kind: text(meta['sdkComponent']),
  taskQueue: text(meta['taskQueue']),
  workflowId: text(meta['workflowId']),
  runId: text(meta['runId']),
  activity: text(meta['activityType']),
  attempt: text(meta['attempt']),
  ...(meta['error'] !== undefined && { error: meta['error'] }),
});

const longestMessage = 100;

/**
 * What a message says before it begins to quote: its fixed words. Behind a colon, a bracket, a
 * quotation mark or an equals sign the library puts what it was working on.
 */
const fixedWords = (message: string): string =>
  (message.split(/[:=({["'`<]/)[0] ?? '').trim().slice(0, longestMessage);

const logger = (log: Log): Logger =>
  new DefaultLogger('INFO', ({ level, message, meta = {} }) => {
    log[levels[level]](fixedWords(message), fieldsOf(meta));
  });

/**
 * How Temporal's library runs in this process: what it logs, from INFO up, becomes lines of our own
 * log, and so does what its compiled core logs, from WARN up, which would else print by itself. It
 * leaves signals to us.
 *
 * @param buffer takes what the core measures; without it nobody does
 */
export function temporalRuntime(log: Log, buffer?: MetricsBuffer): RuntimeOptions {
  return {
    logger: logger(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(buffer && { metrics: { buffer } }),
    },
  };
}
