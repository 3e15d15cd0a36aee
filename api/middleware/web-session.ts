import type { RequestHandler, Response } from 'express';
import { sessionByToken, type Visit } from '../../services/people/session-of-token.ts';
import type { ApiParts } from '../parts.ts';
import { rememberActor } from './caller.ts';
import { readCookie } from './cookies.ts';

const slot = 'visit';

/** Who comes, as far as somebody has asked. */
export function visitIfKnown(res: Response): Visit | undefined {
  return res.locals[slot] as Visit | undefined;
}

/** Who comes to a page. @throws Error on a route that was registered in front of `visit` */
export function visitOf(res: Response): Visit {
  const found = visitIfKnown(res);
  if (!found) throw new Error('a page that asks who comes stands in front of the session');
  return found;
}

/** Finds out who comes with a token, for the rest of the request. */
export async function comesWith(
  parts: ApiParts,
  res: Response,
  token: string | undefined,
): Promise<void> {
  const found = await sessionByToken(parts.deps, token, parts.clock.now());
  res.locals[slot] = found;
  if (found.is === 'here') rememberActor(res, found.actor);
}

/**
 * Makes the middleware that finds out who comes with a request to a page, for everything registered
 * behind it. Nobody is refused here: each page says what it wants of its visitor.
 */
export function visit(parts: ApiParts): RequestHandler {
  return async (req, res, next) => {
    await comesWith(parts, res, readCookie(req, parts.config, 'sid'));
    next();
  };
}
