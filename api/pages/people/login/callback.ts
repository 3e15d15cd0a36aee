import type { Request, RequestHandler, Response } from 'express';
import { clockSkewSeconds, refuseOldLogin } from '../../../../domain/access/login-age.ts';
import { compareInstants } from '../../../../domain/calendar/time.ts';
import { Forbidden, LoginTooOld } from '../../../../domain/errors.ts';
import { finishLogin } from '../../../../services/people/begun-logins.ts';
import { logIn, type LogIn } from '../../../../services/people/log-in.ts';
import type { PersonLogin } from '../../../../services/people/logins.ts';
import { secretsOf } from '../../../identity/login-secrets.ts';
import { clearCookie, readCookie, setCookie } from '../../../middleware/cookies.ts';
import { requestIdOf } from '../../../middleware/request-context.ts';
import { comesWith, visitOf } from '../../../middleware/web-session.ts';
import type { ApiParts } from '../../../parts.ts';
import { resumeAt } from '../../resume.ts';
import { BadRequest, Unauthenticated } from '../../../problems/errors.ts';

type Begun = NonNullable<Awaited<ReturnType<typeof finishLogin>>>;

/**
 * A login counts for some hours. One that is to prove somebody anew counts only when it was made after
 * it was asked for: a provider that did not ask her again tells the time of before.
 *
 * @throws LoginTooOld
 */
const refuseEarlier = (parts: ApiParts, { loggedInAt }: PersonLogin, begun: Begun): void => {
  const { loginMaxAgeSeconds } = parts.config;
  refuseOldLogin(loggedInAt, loginMaxAgeSeconds, parts.clock.now());
  const early = compareInstants(begun.begunAt, loggedInAt) / 1_000;
  if (begun.personId !== null && early > clockSkewSeconds) throw new LoginTooOld(0);
};

/** @returns the token of the session. @throws Unauthenticated `no-function`; Forbidden `another-person` */
const letIn = (res: Response, { config, log }: ApiParts, outcome: LogIn): string => {
  if (outcome.is === 'nobody') throw new Unauthenticated('no-function');
  if (outcome.is === 'another') throw new Forbidden('another-person', { rule: 'samePerson' });
  setCookie(res, config, { name: 'sid', value: outcome.token });
  log.info('logged in', { requestId: requestIdOf(res), actorId: outcome.personId });
  return outcome.token;
};

/** The same answer a second time, as the button that leads back asks for it. */
const again = (res: Response): void => {
  const { is } = visitOf(res);
  if (is !== 'here' && is !== 'choosing') {
    throw new BadRequest('login-failed', { reason: 'no-login-begun' });
  }
  res.redirect(303, '/');
};

const queryOf = ({ originalUrl }: Request): string => {
  const from = originalUrl.indexOf('?');
  return from === -1 ? '' : originalUrl.slice(from);
};

/** `GET /callback`: the provider sends the browser back with its answer, which counts once. */
export function callback(parts: ApiParts): RequestHandler {
  const { deps, config, clock, loginProvider } = parts;
  return async (req, res) => {
    const asked = readCookie(req, config, 'login');
    const begun = await finishLogin(deps, asked, clock.now());
    if (!begun || asked === undefined) return again(res);
    clearCookie(res, config, 'login');
    const proven = await loginProvider.answer(queryOf(req), secretsOf(asked));
    refuseEarlier(parts, proven, begun);
    const came = {
      maxAgeSeconds: config.loginMaxAgeSeconds,
      before: readCookie(req, config, 'sid'),
      expected: begun.personId ?? undefined,
    };
    const token = letIn(res, parts, await logIn(deps, { ...proven, ...came }, clock.now()));
    if (begun.personId !== null) {
      await comesWith(parts, res, token);
      if (await resumeAt(parts, { req, res }, begun.goesTo)) return;
    }
    res.redirect(303, begun.goesTo);
  };
}
