import type { ErrorCodes } from '../../domain/errors.ts';
import type { ApiErrorCodes } from './errors.ts';

/** Every problem there is, by its kind: the domain's refusals and the API's own. */
export type ProblemCodes = ErrorCodes & ApiErrorCodes;
export type ProblemKind = keyof ProblemCodes;
export type ProblemCode = ProblemCodes[ProblemKind];

/** HTTP status of each kind of problem (RFC 9110 §15). */
export const statuses = {
  BadRequest: 400,
  Unauthenticated: 401,
  LoginTooOld: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  Conflict: 409,
  PreconditionFailed: 412,
  TooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  TooManyRequests: 429,
  Internal: 500,
  Unavailable: 503,
} as const satisfies Readonly<Record<ProblemKind, number>>;
