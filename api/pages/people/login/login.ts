import type { Request, RequestHandler, Response } from 'express';
import { beginLogin } from '../../../../services/people/begun-logins.ts';
import { secretsOf } from '../../../identity/login-secrets.ts';
import { readCookie, setCookie } from '../../../middleware/cookies.ts';
import { visitOf } from '../../../middleware/web-session.ts';
import type { ApiParts } from '../../../parts.ts';
import { loginTo } from './paths.ts';
import { returnPath } from './return-path.ts';

/** As long as the provider's answer is waited for. */
const loginMinutes = 10;

const isIn = (res: Response): boolean => {
  const { is } = visitOf(res);
  return is === 'here' || is === 'choosing';
};

type Sent = {
  readonly goesTo: string;
  /** The token of the session whose person is to prove anew who she is. */
  readonly anew?: string | undefined;
  readonly hint?: string | undefined;
};

/** Sends the browser to the provider, with a cookie by which alone its answer is taken. */
const sendToProvider = async (parts: ApiParts, res: Response, to: Sent): Promise<void> => {
  const { deps, config, clock, loginProvider } = parts;
  const { goesTo, anew, hint } = to;
  const token = await beginLogin(deps, { goesTo, anew }, clock.now());
  if (token === undefined) {
    res.redirect(303, loginTo(goesTo));
    return;
  }
  const secrets = secretsOf(token);
  const address = await loginProvider.ask({ secrets, anew: anew !== undefined, hint });
  setCookie(res, config, { name: 'login', value: token, lives: loginMinutes });
  res.redirect(303, address.href);
};

const goesTo = (req: Request, { config }: ApiParts): string =>
  returnPath(req.query['till'], config.publicOrigin);

/** Whom a test login is for; nobody where there are no test people. */
const hintIn = (req: Request, { testPlaces }: ApiParts): string | undefined => {
  const { som } = req.query;
  return testPlaces !== undefined && typeof som === 'string' ? som : undefined;
};

/** `GET /logga-in`: somebody who is in already goes on at once. */
export function login(parts: ApiParts): RequestHandler {
  return async (req, res) => {
    const hint = hintIn(req, parts);
    if (isIn(res) && hint === undefined) res.redirect(303, goesTo(req, parts));
    else await sendToProvider(parts, res, { goesTo: goesTo(req, parts), hint });
  };
}

/** `GET /logga-in/igen`: whoever is in proves anew who she is, for what asks for a fresh login. */
export function loginAnew(parts: ApiParts): RequestHandler {
  return async (req, res) => {
    const path = goesTo(req, parts);
    const anew = readCookie(req, parts.config, 'sid');
    if (isIn(res)) await sendToProvider(parts, res, { goesTo: path, anew });
    else res.redirect(303, loginTo(path));
  };
}
