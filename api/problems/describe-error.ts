import { AppError, type ProblemDetails } from '../../domain/errors.ts';
import { passingFailure } from '../../services/passing-failures.ts';
import { ApiError } from './errors.ts';
import { statuses, type ProblemCode, type ProblemCodes, type ProblemKind } from './statuses.ts';

export type DescribedError = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /**
   * Whether the fault is ours (5xx); it is then logged with the error itself. A probe that finds
   * something not ready is no fault: that is what it asks.
   */
  readonly unexpected: boolean;
};

const described = <Kind extends ProblemKind>(
  kind: Kind,
  code: ProblemCodes[Kind],
  details: ProblemDetails = {},
): DescribedError => {
  const status = statuses[kind];
  return { status, code, details, unexpected: status >= 500 && code !== 'not-ready' };
};

/** The errors of body-parser and the router, by the `type` that these give them. */
const byType: Readonly<Record<string, DescribedError>> = {
  'entity.parse.failed': described('BadRequest', 'not-json'),
  'entity.too.large': described('TooLarge', 'too-large'),
  'parameters.too.many': described('TooLarge', 'too-large'),
  'charset.unsupported': described('UnsupportedMediaType', 'unsupported-media-type'),
  'encoding.unsupported': described('UnsupportedMediaType', 'unsupported-media-type'),
};

const property = (error: Error, name: string): unknown =>
  name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;

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
    (passingFailure(error)
      ? described('Unavailable', 'try-again')
      : described('Internal', 'internal'))
  );
}
