import type { ErrorRequestHandler, Request, Response } from 'express';
import { NotFound } from '../../domain/errors.ts';
import { note, requestIdOf } from '../middleware/request-context.ts';
import type { ApiParts } from '../parts.ts';
import { describeError } from '../problems/describe-error.ts';
import { errorView, loggedOutView } from './error-view.tsx';
import { frameOf } from './frame.ts';
import { pageHtml } from './html.tsx';
import { ComeIn } from './visitor.ts';

/** Where somebody who has no function yet goes first, and then back to what she asked for. */
const entrance = ({ visit }: ComeIn, path: string): string =>
  `${visit.is === 'choosing' ? '/valj-funktion' : '/logga-in'}?till=${encodeURIComponent(path)}`;

/** A form that was sent is not sent again after the login, so that its sender is told what is kept. */
const letIn = (parts: ApiParts, req: Request, res: Response, error: ComeIn): void => {
  note(res, 'code', 'come-in');
  if (req.method !== 'POST' || error.visit.is === 'choosing') {
    res.redirect(303, entrance(error, req.path));
    return;
  }
  const view = loggedOutView(frameOf(parts, req, res), error);
  res
    .status(401)
    .type('html')
    .send(pageHtml(frameOf(parts, req, res), view));
};

/** The one place where an error of a page becomes a page. */
export function answerPageErrors(parts: ApiParts): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (error instanceof ComeIn) {
      letIn(parts, req, res, error);
      return;
    }
    const described = describeError(error);
    note(res, 'code', described.code);
    const requestId = requestIdOf(res);
    if (described.unexpected) parts.log.error('request failed', { requestId, error });
    if (res.headersSent) {
      next(error);
      return;
    }
    const { retryAfter, allowed } = described.details;
    if (typeof retryAfter === 'number') res.set('Retry-After', String(retryAfter));
    if (Array.isArray(allowed)) res.set('Allow', allowed.join(', '));
    const frame = frameOf(parts, req, res);
    const html = pageHtml(frame, errorView(frame, { error: described, requestId }));
    res.status(described.status).type('html').send(html);
  };
}

/** What programs ask for is answered to programs, whatever a browser would like to read. */
const isForPrograms = ({ path }: Request): boolean =>
  /^\/(api|oauth|healthz|readyz|\.well-known)/.test(path);

/** Answers somebody at a browser who has asked for an address that no page and no route has. */
export function answerLostReaders(parts: ApiParts): ErrorRequestHandler {
  const asPage = answerPageErrors(parts);
  return (error: unknown, req, res, next) => {
    const isReader = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!isReader || isForPrograms(req)) {
      next(error);
      return;
    }
    return asPage(describeError(error).status === 401 ? new NotFound() : error, req, res, next);
  };
}
