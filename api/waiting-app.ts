import express, { type Express } from 'express';
import { answerErrors } from './middleware/answer-errors.ts';
import { note, requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import type { ApiParts } from './parts.ts';
import { Unavailable } from './problems/errors.ts';

/**
 * Answers in the API's place while the process still waits for the database: it lives, and is not
 * ready for anything else (503 with `Retry-After`).
 */
export function createWaitingApp(
  parts: Pick<ApiParts, 'clock' | 'log' | 'config' | 'requestEnded'>,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(requestContext(parts));
  app.use(securityHeaders(parts.config.publicOrigin));
  app.get('/healthz', (_req, res) => {
    note(res, 'route', '/healthz');
    res.json({ status: 'ok' });
  });
  app.use(() => {
    throw new Unavailable('not-ready', { failing: ['database'] });
  });
  app.use(answerErrors(parts.log));
  return app;
}
