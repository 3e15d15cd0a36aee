import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import { createLogDestination } from './log-destination.ts';
import { serialiseError } from './log-error.ts';

/**
 * The only fields that reach a log line: ids, kinds, counts and instants. A field that is not here,
 * or whose value is an object, is dropped, since logs leave the system and case data must not.
 */
const allowedFields = [
  'process',
  'requestId',
  'traceId',
  'method',
  'route',
  'status',
  'durationMs',
  'aheadMs',
  'actorId',
  'municipality',
  'streamId',
  'reportId',
  'dutyId',
  'workflowId',
  'runId',
  'activity',
  'attempt',
  'taskQueue',
  'kind',
  'step',
  'migration',
  'count',
  'code',
  'signal',
  'pid',
  'port',
  'address',
] as const;

export type LogFields = {
  readonly [Field in (typeof allowedFields)[number]]?: string | number | boolean | undefined;
} & {
  /**
   * Written as its name, code, frames and causes. Its message is left out, since it may quote case
   * data.
   */
  readonly error?: unknown;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * A log. `message` must be a constant of the code; what differs from line to line goes into the
 * fields.
 */
export type Log = {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
  /** The same log with these fields on every line. */
  readonly child: (fields: LogFields) => Log;
};

const longestValue = 200;

const allowedValue = (value: unknown): string | number | boolean | undefined => {
  if (typeof value === 'string') return value.slice(0, longestValue);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};

const onlyAllowed = (fields: LogFields): Record<string, unknown> => {
  const entries = allowedFields.map((field) => [field, allowedValue(fields[field])] as const);
  const error = fields.error === undefined ? {} : { error: serialiseError(fields.error) };
  return { ...Object.fromEntries(entries), ...error };
};

const facade = (write: ReturnType<typeof pino>, inherited: LogFields): Log => {
  const line =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}): void => {
      write[level](onlyAllowed({ ...inherited, ...fields }), message);
    };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    child: (fields) => facade(write, { ...inherited, ...fields }),
  };
};

const standardOutput = 1;

/**
 * A log of JSON lines with ISO instants. Without a destination it writes to standard output, and
 * what cannot be written there is lost and counted (`log-destination.ts`): no write ever fails.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  if (destination) return facade(pino(options, destination), {});
  const output = createLogDestination(standardOutput, (count) =>
    log.warn('log lines were lost', { count }),
  );
  const log = facade(pino(options, output), {});
  return log;
}
