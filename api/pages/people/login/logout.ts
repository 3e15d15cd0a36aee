import type { RequestHandler } from 'express';
import { endSession } from '../../../../services/people/own-sessions.ts';
import { clearCookie } from '../../../middleware/cookies.ts';
import { requestIdOf } from '../../../middleware/request-context.ts';
import { visitOf } from '../../../middleware/web-session.ts';
import { frameOf } from '../../../kit/frame.ts';
import { pageHtml } from '../../../kit/html.tsx';
import type { ApiParts } from '../../../parts.ts';
import { loggedOutView, logoutView } from './logout-view.tsx';
import { logoutPath } from './paths.ts';

/**
 * `POST /logga-ut`: ends this session and goes on to a page of ours. The provider's address comes
 * after that page, since a form may lead nowhere but here, not by way of a redirect either.
 */
export function logout(parts: ApiParts): RequestHandler {
  const { deps, config, clock, log } = parts;
  return async (_req, res) => {
    const found = visitOf(res);
    if (found.is === 'here' || found.is === 'choosing') {
      const { id, personId: actorId } = found.session;
      await endSession(deps, found, { id, at: clock.now() });
      log.info('logged out', { requestId: requestIdOf(res), actorId });
    }
    clearCookie(res, config, 'sid');
    res.redirect(303, logoutPath);
  };
}

/**
 * `GET /logga-ut`: asks whoever is in, and leads everybody else on to log out at the provider. That
 * address names nobody: no token of hers stands in it.
 */
export function logoutPage(parts: ApiParts): RequestHandler {
  return async (req, res) => {
    const { is } = visitOf(res);
    const frame = frameOf(parts, req, res);
    res.type('html');
    if (is === 'here' || is === 'choosing') {
      res.send(pageHtml(frame, logoutView(frame)));
      return;
    }
    const there = (await parts.loginProvider.endSession().catch(() => undefined))?.href;
    if (there !== undefined) res.set('Refresh', `0; url=${there}`);
    res.send(pageHtml(frame, loggedOutView(frame, there)));
  };
}
