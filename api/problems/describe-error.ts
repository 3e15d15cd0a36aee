import { AppError, type ProblemDetails } from '../../domain/errors.ts';
import { ApiError } from './errors.ts';
import { statuses, type ProblemCode, type ProblemCodes, type ProblemKind } from './statuses.ts';

export type DescribedError = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /** Whether the fault is ours (5xx); it is then logged with the error itself. */
  readonly unexpected: boolean;
};

const described = <Kind extends ProblemKind>(
  kind: Kind,
  code: ProblemCodes[Kind],
  details: ProblemDetails = {},
): DescribedError => {
  const status = statuses[kind];
  return { status, code, details, unexpected: status >= 500 };
};

/** The errors of body-parser and the router, by the `type` that these give them. */
const byType: Readonly<Record<string, DescribedError>> = {
  'entity.parse.failed': described('BadRequest', 'not-json'),
  'entity.too.large': described('TooLarge', 'too-large'),
  'parameters.too.many': described('TooLarge', 'too-large'),
  'charset.unsupported': described('UnsupportedMediaType', 'unsupported-media-type'),
  'encoding.unsupported': described('UnsupportedMediaType', 'unsupported-media-type'),
};

/**
 * Conditions of PostgreSQL and the network that pass by themselves. The transaction has been
 * undone, so the caller may send the request again.
 */
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

/** A 4xx that a library threw at the request itself, before any of our code saw it. */
const describeLibraryError = (error: Error): DescribedError | undefined => {
  const known = byType[String(property(error, 'type'))];
  if (known) return known;
  const status = property(error, 'status');
  const isClients = typeof status === 'number' && status >= 400 && status < 500;
  return isClients ? { ...described('BadRequest', 'malformed-request'), status } : undefined;
};

/**
 * Status and code of whatever was thrown. An error that is not known becomes a 500 without details,
 * because its message may quote a case.
 */
export function describeError(error: unknown): DescribedError {
  if (error instanceof AppError || error instanceof ApiError) {
    return described(error.name, error.code, error.details);
  }
  if (!(error instanceof Error)) return described('Internal', 'internal');
  return (
    describeLibraryError(error) ??
    (isPassing(error) ? described('Unavailable', 'try-again') : described('Internal', 'internal'))
  );
}
