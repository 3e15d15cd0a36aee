import { Router, type RequestHandler } from 'express';
import { answerPageErrors } from '../../../kit/answer-page-errors.ts';
import { callbackPath } from '../../../identity/login-provider.ts';
import { countVisit } from '../../../middleware/quota.ts';
import { note } from '../../../middleware/request-context.ts';
import { sameOrigin } from '../../../middleware/same-origin.ts';
import { visit } from '../../../middleware/web-session.ts';
import type { ApiParts } from '../../../parts.ts';
import { MethodNotAllowed } from '../../../problems/errors.ts';
import { answerRefusals } from './answer-refusals.ts';
import { callback } from './callback.ts';
import { login, loginAnew } from './login.ts';
import { logout, logoutPage } from './logout.ts';
import { loginAnewPath, loginPath, logoutPath } from './paths.ts';

/** The addresses of the way in, as the log and the metrics call them. */
export const wayInPaths: readonly string[] = [loginPath, loginAnewPath, logoutPath, callbackPath];

const refuseOthers =
  (...allowed: readonly string[]): RequestHandler =>
  (_req, res) => {
    res.set('Allow', allowed.join(', '));
    throw new MethodNotAllowed(allowed);
  };

/** Login and logout with a browser; open to everybody, and counted by address. */
export function wayIn(parts: ApiParts): Router {
  const router = Router();
  const counted: RequestHandler = async (req, res, next) => {
    note(res, 'route', req.path);
    await countVisit(parts, req, res);
    next();
  };
  const asked = [counted, sameOrigin(parts), visit(parts)];
  const reading = refuseOthers('GET', 'HEAD');
  router.route(loginPath).get(asked, login(parts)).all(reading);
  router.route(loginAnewPath).get(asked, loginAnew(parts)).all(reading);
  router.route(callbackPath).get(asked, callback(parts)).all(reading);
  router
    .route(logoutPath)
    .get(asked, logoutPage(parts))
    .post(asked, logout(parts))
    .all(refuseOthers('GET', 'HEAD', 'POST'));
  router.use([...wayInPaths], answerRefusals(parts), answerPageErrors(parts));
  return router;
}
