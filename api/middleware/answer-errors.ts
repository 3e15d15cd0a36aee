import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '../../platform/log.ts';
import { describeError, type DescribedError } from '../problems/describe-error.ts';
import { problemOf } from '../problems/problem.ts';
import { note, requestIdOf } from './request-context.ts';

const retryAfterSeconds = '5';

/**
 * The challenge carries an error code only when there was a token to refuse (RFC 6750 §3.1). One of
 * a login that is too old says how old it may be (RFC 9470 §3), so that a program knows to ask its
 * provider for a new login and not only for a new token.
 */
const challenge = ({ code, details }: DescribedError): string => {
  if (code === 'no-token') return 'Bearer realm="anmalan"';
  if (code !== 'login-too-old') return 'Bearer realm="anmalan", error="invalid_token"';
  return [
    'Bearer realm="anmalan"',
    'error="insufficient_user_authentication"',
    'error_description="A more recent login is required"',
    `max_age="${String(details['maxAgeSeconds'])}"`,
  ].join(', ');
};

const setHeaders = (res: Response, described: DescribedError): void => {
  const { status, details } = described;
  if (status === 401) res.set('WWW-Authenticate', challenge(described));
  if (status === 503) res.set('Retry-After', retryAfterSeconds);
  if (status === 429) res.set('Retry-After', String(details['retryAfter']));
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
