/**
 * What can be refused, as values that the two doors translate: the API to a problem document
 * (RFC 9457), activities to non-retryable failures. `details` never holds personal data beyond
 * what the caller may already see.
 */
export type ProblemDetails = Readonly<Record<string, unknown>>;

export abstract class AppError extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(code: string, details: ProblemDetails = {}) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** Cannot see the object: answered exactly as if it did not exist. */
export class NotFound extends AppError {
  readonly status = 404;
  constructor() {
    super('not-found');
  }
}

/** Sees it but may not do this; `details.rule` names the rule. */
export class Forbidden extends AppError {
  readonly status = 403;
}

/** Wrong state; `details.current` is the state that won. */
export class Conflict extends AppError {
  readonly status = 409;
}

/** Form or record errors: `details.errors` lists `{ pointer, code }`. */
export class Invalid extends AppError {
  readonly status = 422;
}

export class BadRequest extends AppError {
  readonly status = 400;
}

export class PreconditionFailed extends AppError {
  readonly status = 412;
}

export class Unauthenticated extends AppError {
  readonly status = 401;
}
