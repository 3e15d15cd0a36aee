import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../../platform/log.ts';
import { describeError, type DescribedError } from '../problems/describe-error.ts';
import { problemOf } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/statuses.ts';
import { note, requestIdOf } from './request-context.ts';

const retryAfterSeconds = '5';

/** The challenge carries an error code only when there was a token to refuse (RFC 6750 §3.1). */
const challenge = (code: ProblemCode): string =>
  code === 'no-token' ? 'Bearer realm="anmalan"' : 'Bearer realm="anmalan", error="invalid_token"';

const setHeaders = (res: Response, { status, code, details }: DescribedError): void => {
  if (status === 401) res.set('WWW-Authenticate', challenge(code));
  if (status === 503) res.set('Retry-After', retryAfterSeconds);
  const allowed = details['allowed'];
  if (status === 405 && Array.isArray(allowed)) res.set('Allow', allowed.join(', '));
};

/** The one place where an error becomes an answer: a problem document (RFC 9457). */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const described = describeError(error);
    note(res, 'code', described.code);
    const requestId = requestIdOf(res);
    if (described.unexpected) log.error('request failed', { requestId, error });
    if (res.headersSent) {
      next(error);
      return;
    }
    setHeaders(res, described);
    res
      .status(described.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(described, requestId)));
  };
}
