import { AppError, type ProblemDetails } from '../../domain/errors.ts';
import type { ProblemCode } from './texts.ts';

export type DescribedError = {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;
  /** Ours to look into: logged with its stack. */
  readonly unexpected: boolean;
};

/** What body-parser and the router call their errors. */
const byType: Readonly<Record<string, { readonly status: number; readonly code: ProblemCode }>> = {
  'entity.parse.failed': { status: 400, code: 'not-json' },
  'entity.too.large': { status: 413, code: 'too-large' },
  'parameters.too.many': { status: 413, code: 'too-large' },
  'charset.unsupported': { status: 415, code: 'unsupported-media-type' },
  'encoding.unsupported': { status: 415, code: 'unsupported-media-type' },
};

/** PostgreSQL and network conditions that pass by themselves; the transaction has been undone. */
const passing = [
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '57014', // query_canceled: statement_timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08001',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
];

const property = (error: Error, name: string): unknown =>
  name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;

const isPassing = (error: Error): boolean =>
  error.name === 'KnexTimeoutError' ||
  passing.includes(String(property(error, 'code'))) ||
  error.message.includes('Connection terminated');

const plain = (status: number, code: ProblemCode, unexpected = false): DescribedError => ({
  status,
  code,
  details: {},
  unexpected,
});

/** A 4xx that a library threw at the request itself, before any of our code saw it. */
const describeLibraryError = (error: Error): DescribedError | undefined => {
  const known = byType[String(property(error, 'type'))];
  if (known) return plain(known.status, known.code);
  const status = property(error, 'status');
  const isClients = typeof status === 'number' && status >= 400 && status < 500;
  return isClients ? plain(status, 'malformed-request') : undefined;
};

/** Status and code of whatever was thrown; what we do not know is a 500 that tells nothing. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof AppError) {
    const { status, code, details } = error;
    return { status, code, details, unexpected: status === 503 };
  }
  if (!(error instanceof Error)) return plain(500, 'internal', true);
  return (
    describeLibraryError(error) ??
    (isPassing(error) ? plain(503, 'try-again', true) : plain(500, 'internal', true))
  );
}
