import type { ProblemDetails } from '../../domain/errors.ts';

/**
 * Refusals and failures that exist only because the API is reached over HTTP; every other refusal
 * is the domain's.
 */
export type ApiErrorCodes = {
  readonly BadRequest:
    | 'acting-as-required'
    | 'acting-as-unknown'
    | 'idempotency-key-required'
    | 'if-match-required'
    | 'invalid-if-match'
    | 'invalid-query'
    | 'login-failed'
    | 'malformed-request'
    | 'not-json'
    | 'repeated-name';
  readonly Unauthenticated: 'invalid-token' | 'no-function' | 'no-token';
  readonly MethodNotAllowed: 'method-not-allowed';
  readonly TooLarge: 'too-large';
  readonly UnsupportedMediaType: 'not-octets' | 'unsupported-media-type' | 'wrong-charset';
  readonly TooManyRequests: 'quota-used-up';
  readonly Internal: 'internal';
  readonly Unavailable: 'login-unavailable' | 'not-ready' | 'try-again';
};
export type ApiErrorKind = keyof ApiErrorCodes;
export type ApiErrorCode = ApiErrorCodes[ApiErrorKind];

/**
 * Any error of the API's own. Like the domain's `AppError` it takes no type argument, so that
 * `instanceof` can narrow to it.
 */
export abstract class ApiError extends Error {
  abstract override readonly name: ApiErrorKind;
  abstract readonly code: ApiErrorCode;
  abstract readonly details: ProblemDetails;
}

abstract class ApiErrorOf<Kind extends ApiErrorKind> extends ApiError {
  abstract override readonly name: Kind;
  readonly code: ApiErrorCodes[Kind];
  readonly details: ProblemDetails;

  constructor(code: ApiErrorCodes[Kind], details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** The request cannot be read, or lacks a header. */
export class BadRequest extends ApiErrorOf<'BadRequest'> {
  override readonly name = 'BadRequest';
}

export class Unauthenticated extends ApiErrorOf<'Unauthenticated'> {
  override readonly name = 'Unauthenticated';
}

export class MethodNotAllowed extends ApiErrorOf<'MethodNotAllowed'> {
  override readonly name = 'MethodNotAllowed';
  constructor(allowed: readonly string[]) {
    super('method-not-allowed', { allowed });
  }
}

export class UnsupportedMediaType extends ApiErrorOf<'UnsupportedMediaType'> {
  override readonly name = 'UnsupportedMediaType';
}

/** The quota is used up; `details.retryAfter` says in how many seconds it is worth asking again. */
export class TooManyRequests extends ApiErrorOf<'TooManyRequests'> {
  override readonly name = 'TooManyRequests';
  constructor(seconds: number) {
    super('quota-used-up', { retryAfter: seconds });
  }
}

/**
 * The database or the login provider does not answer at the moment; the caller may send the same
 * request again.
 */
export class Unavailable extends ApiErrorOf<'Unavailable'> {
  override readonly name = 'Unavailable';
}
