import type { Request, RequestHandler } from 'express';
import type { Actor, PersonActor } from '../../domain/access/actor.ts';
import { refuseOldLogin } from '../../domain/access/login-age.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { clientOf } from '../../services/people/clients.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { actorsOf, functionView, type FunctionView } from '../../services/people/logins.ts';
import { createTokenCheck, type Login } from '../identity/access-tokens.ts';
import { sufficientAssurance } from '../identity/assurance.ts';
import type { ApiParts } from '../parts.ts';
import { BadRequest, Unauthenticated } from '../problems/errors.ts';
import { rememberActor } from './caller.ts';

const bearerToken = (req: Request): string => {
  const header = req.get('Authorization');
  if (header === undefined) throw new Unauthenticated('no-token');
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
  if (token === undefined) throw new Unauthenticated('invalid-token');
  return token;
};

/**
 * The function that the request is made in: the only one that the person holds, or the one of
 * several that `Acting-As` names.
 *
 * @throws Unauthenticated `no-function`; BadRequest `acting-as-required`, `acting-as-unknown`
 */
const chosen = (
  deps: Deps,
  actors: readonly PersonActor[],
  actingAs: string | undefined,
): PersonActor => {
  const functions = (): readonly FunctionView[] => actors.map((actor) => functionView(deps, actor));
  const [only, another] = actors;
  if (!only) throw new Unauthenticated('no-function');
  if (actingAs === undefined) {
    if (another) throw new BadRequest('acting-as-required', { functions: functions() });
    return only;
  }
  const named = actors.find(({ assignment }) => assignment.id === actingAs);
  if (!named) throw new BadRequest('acting-as-unknown', { functions: functions() });
  return named;
};

const actorBehind = async (
  { deps, config }: ApiParts,
  login: Login,
  at: { readonly now: Instant; readonly actingAs: string | undefined },
): Promise<Actor> => {
  if (login.is === 'person') {
    const { subject, loggedInAt } = login;
    const assurance = sufficientAssurance(login.assurance);
    refuseOldLogin(loggedInAt, config.loginMaxAgeSeconds, at.now);
    const actors = await actorsOf(deps, { subject, assurance, loggedInAt }, at.now);
    return chosen(deps, actors, at.actingAs);
  }
  const client = await clientOf(deps, login.login, at.now);
  // A key that was revoked, or is over, takes the tokens with it that were issued by it.
  if (!client?.jwks.keys.some(({ kid }) => kid === login.kid))
    throw new Unauthenticated('invalid-token');
  return client.actor;
};

/**
 * Makes the middleware that finds out who asks, for everything registered behind it. The token
 * names the person or client; what they may do is read from the database at every request, so that
 * a right that is taken away is gone at once.
 */
export function authenticate(parts: ApiParts): RequestHandler {
  const check = createTokenCheck(parts);
  return async (req, res, next) => {
    const now = parts.clock.now();
    const login = await check(bearerToken(req), now);
    const actingAs = req.get('Acting-As')?.trim().toLowerCase();
    rememberActor(res, await actorBehind(parts, login, { now, actingAs }));
    next();
  };
}
