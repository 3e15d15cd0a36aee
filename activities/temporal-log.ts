import { DefaultLogger, type Logger } from '@temporalio/worker';
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

/** Writes what Temporal's library logs, from INFO up, as lines of our own log. */
export function temporalLog(log: Log): Logger {
  return new DefaultLogger('INFO', ({ level, message, meta = {} }) => {
    log[levels[level]](message, fieldsOf(meta));
  });
}
