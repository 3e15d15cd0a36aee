import express, { type Express, type RequestHandler } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { seedPeople } from '../seed/people.ts';
import { loginPage } from './login-html.ts';
import { apiResource, loa3 } from './provider.ts';

const login = z.enum(seedPeople.map((person) => person.login));
const answer = z.object({ login });

/**
 * Whom a login is for by name, so that nobody has to be picked. Where the person is to be asked for,
 * a name is not enough.
 */
const hinted = ({ login_hint: hint, prompt, max_age }: Readonly<Record<string, unknown>>) => {
  const isAsked = typeof prompt === 'string' && prompt.split(' ').includes('login');
  return isAsked || max_age !== undefined ? undefined : login.safeParse(hint).data;
};

const provenAs = (accountId: string) => ({ login: { accountId, acr: loa3, amr: ['mfa'] } });

const askWho =
  (provider: Provider): RequestHandler =>
  async (request, response) => {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name !== 'consent') {
      const named = hinted(params);
      if (named) await provider.interactionFinished(request, response, provenAs(named));
      else response.send(loginPage);
      return;
    }
    // Nobody is asked for consent, because the client is our own and the person logs in at her own
    // employer.
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope('openid profile');
    grant.addResourceScope(apiResource, 'api');
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { consent });
  };

const logIn =
  (provider: Provider): RequestHandler =>
  async (request, response) => {
    const { success, data } = answer.safeParse(request.body);
    if (!success) {
      response.sendStatus(400);
      return;
    }
    await provider.interactionFinished(request, response, provenAs(data.login));
  };

/** The page where a developer picks a person, in front of the provider's own routes. */
export function withLoginPage(provider: Provider): Express {
  return (
    express()
      .disable('x-powered-by')
      .get('/interaction/:uid', askWho(provider))
      .post('/interaction/:uid', express.urlencoded({ extended: false }), logIn(provider))
      // The provider's routes come last, or it would answer 404 for the login page.
      .use(provider.callback())
  );
}
