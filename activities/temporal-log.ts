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

/** Ids and kinds only: what a failing activity says of itself may quote the case. */
const fieldsOf = (meta: Readonly<Record<string, unknown>>): LogFields => ({
  kind: text(meta['sdkComponent']),
  taskQueue: text(meta['taskQueue']),
  workflowId: text(meta['workflowId']),
  runId: text(meta['runId']),
  activity: text(meta['activityType']),
  attempt: text(meta['attempt']),
  ...(meta['error'] !== undefined && { error: meta['error'] }),
});

/** What Temporal's library has to say, as lines of our own log. */
export function temporalLog(log: Log): Logger {
  return new DefaultLogger('INFO', ({ level, message, meta = {} }) => {
    log[levels[level]](message, fieldsOf(meta));
  });
}
