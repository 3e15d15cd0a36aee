import type { ErrorRequestHandler } from 'express';
import { frameOf } from '../../../kit/frame.ts';
import { pageHtml } from '../../../kit/html.tsx';
import { note, requestIdOf } from '../../../middleware/request-context.ts';
import type { ApiParts } from '../../../parts.ts';
import { describeError } from '../../../problems/describe-error.ts';
import { isLoginRefusal, refusalView } from './refusal-view.tsx';

/**
 * Says on a page why somebody did not come in. The log is told in one word more, for whoever sets the
 * provider up; what the provider sent stands in neither.
 */
export function answerRefusals(parts: ApiParts): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { status, code, details, unexpected } = describeError(error);
    if (!isLoginRefusal(code)) {
      next(error);
      return;
    }
    const requestId = requestIdOf(res);
    note(res, 'code', code);
    const { reason } = details;
    if (unexpected) parts.log.error('request failed', { requestId, error });
    if (typeof reason === 'string') parts.log.warn('login refused', { requestId, code: reason });
    const frame = frameOf(parts, req, res);
    const html = pageHtml(frame, refusalView(frame, { code, requestId }));
    res.status(status).type('html').send(html);
  };
}
