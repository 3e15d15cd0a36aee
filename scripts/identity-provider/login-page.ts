import express, { type Express, type RequestHandler } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { seedPeople, type SeedPerson } from '../seed/people.ts';
import { apiResource, loa3 } from './provider.ts';

const answer = z.object({ login: z.enum(seedPeople.map(({ login }) => login)) });

/**
 * Nothing is escaped here, because only seeded names reach the page and none of them holds a
 * character that is special in HTML.
 */
const button = ({ login, givenName, familyName, title }: SeedPerson): string =>
  `<li><button name="login" value="${login}">${givenName} ${familyName}, ${title} (${login})</button></li>`;

const page = `<!doctype html>
<html lang="sv">
<meta charset="utf-8">
<title>Testinloggning</title>
<h1>Testinloggning</h1>
<p>Välj vem du är. Ingen av personerna finns.</p>
<form method="post"><ul>${seedPeople.map(button).join('\n')}</ul></form>
</html>
`;

const askWho =
  (provider: Provider): RequestHandler =>
  async (request, response) => {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name !== 'consent') {
      response.send(page);
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
    const login = { accountId: data.login, acr: loa3, amr: ['mfa'] };
    await provider.interactionFinished(request, response, { login });
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
