import { AppError } from '../../domain/errors.ts';

/** Refusals that only a door over HTTP knows; every other one is the domain's. */
export class MethodNotAllowed extends AppError {
  readonly status = 405;
  constructor(allowed: readonly string[]) {
    super('method-not-allowed', { allowed });
  }
}

export class UnsupportedMediaType extends AppError {
  readonly status = 415;
}

/** Something we lean on does not answer just now; the same request is worth repeating. */
export class Unavailable extends AppError {
  readonly status = 503;
}
