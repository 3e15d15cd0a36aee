import { randomUUID } from 'node:crypto';
import { errors, type Provider, type ResourceServerInstance } from 'oidc-provider';
import { seedPeople } from '../seed/people.ts';
import { developmentLoginGrant } from './development-login-grant.ts';

/**
 * Adds the grant of the development login to a provider. It is for people only: systems and unknown
 * names are answered `invalid_grant`.
 */
export function registerDevelopmentLogin(
  provider: Provider,
  resourceServer: ResourceServerInstance,
): void {
  return provider.registerGrantType<{ readonly login?: string }>(
    developmentLoginGrant,
    async (ctx) => {
      const { oidc } = ctx;
      const person = seedPeople.find(({ login }) => login === oidc.params.login);
      if (person === undefined) throw new errors.InvalidGrant('no such person');
      const token = new provider.AccessToken({
        accountId: person.login,
        client: oidc.client,
        resourceServer,
        grantId: randomUUID(),
        gty: developmentLoginGrant,
        scope: resourceServer.scope,
      });
      ctx.body = {
        access_token: await token.save(),
        expires_in: token.expiration,
        token_type: token.tokenType,
      };
    },
    ['login'],
  );
}
