import {
  interactionPolicy,
  Provider,
  type Configuration,
  type ResourceServer,
} from 'oidc-provider';
import { seedPeople } from '../seed/people.ts';
import { developmentLoginGrant } from './development-login-grant.ts';
import { registerDevelopmentLogin } from './development-login.ts';
import { logoutPage } from './login-html.ts';
import type { ProviderKeys } from './signing-keys.ts';

/** Level of assurance 3 in Digg's quality framework, as the municipalities' own providers say it. */
export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
const tokenSeconds = 600;
/**
 * The name by which a token for the API is asked for. A resource indicator must be a URI (RFC 8707
 * §2); the audience in the token need not be one.
 */
export const apiResource = 'urn:anmalan:api';

export type ProviderSettings = {
  readonly issuer: string;
  readonly audience: string;
  readonly publicOrigin: string;
  readonly keys: ProviderKeys;
};

const apiResourceServer = (audience: string): ResourceServer => ({
  scope: 'api',
  audience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: tokenSeconds,
  jwt: { sign: { alg: 'ES256' } },
});

const clients = (publicOrigin: string): NonNullable<Configuration['clients']> => {
  const publicClient = {
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  } as const;
  return [
    {
      ...publicClient,
      client_id: 'anmalan-web',
      redirect_uris: [`${publicOrigin}/callback`],
      post_logout_redirect_uris: [`${publicOrigin}/`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
    {
      ...publicClient,
      client_id: 'anmalan-development',
      redirect_uris: [],
      grant_types: [developmentLoginGrant],
      response_types: [],
    },
  ];
};

const findAccount: NonNullable<Configuration['findAccount']> = (_, login) => {
  const person = seedPeople.find((one) => one.login === login);
  if (person === undefined) return undefined;
  const name = `${person.givenName} ${person.familyName}`;
  return { accountId: login, claims: () => ({ sub: login, name }) };
};

/** How and when the person logged in (RFC 9068 §2.2.1). The API binds `acr` into signatures. */
const extraTokenClaims: NonNullable<Configuration['extraTokenClaims']> = ({ oidc }) => {
  const authTime = oidc.entities.AuthorizationCode?.authTime ?? Math.floor(Date.now() / 1000);
  return { acr: loa3, auth_time: authTime };
};

/** Whoever is remembered is not let in where the login is for somebody else by name. */
const policy = (): interactionPolicy.Prompt[] => {
  const prompts = interactionPolicy.base();
  const isForAnother = new interactionPolicy.Check(
    'login_hint',
    'the login is for somebody else',
    ({ oidc }) => {
      const { login_hint: hint } = oidc.params ?? {};
      return hint !== undefined && hint !== oidc.session?.accountId && !oidc.result?.login;
    },
  );
  prompts.get('login')?.checks.add(isForAnother);
  return prompts;
};

const configuration = (settings: ProviderSettings): Configuration => ({
  clients: clients(settings.publicOrigin),
  jwks: settings.keys.jwks,
  cookies: { keys: [settings.keys.cookieKey] },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  clientAuthMethods: ['none'],
  responseTypes: ['code'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  acrValues: [loa3],
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub', 'acr', 'auth_time'], profile: ['name'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount,
  extraTokenClaims,
  interactions: {
    policy: policy(),
    url: (_, interaction) => `/interaction/${interaction.uid}`,
  },
  ttl: {
    AccessToken: tokenSeconds,
    IdToken: tokenSeconds,
    Interaction: 600,
    Session: 3600,
    Grant: 3600,
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = logoutPage(form);
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => apiResource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => apiResourceServer(settings.audience),
    },
  },
});

/** An OpenID Connect provider for the seeded people, without passwords: never for production. */
export function createProvider(settings: ProviderSettings): Provider {
  const provider = new Provider(settings.issuer, configuration(settings));
  const resourceServer = new provider.ResourceServer(
    apiResource,
    apiResourceServer(settings.audience),
  );
  registerDevelopmentLogin(provider, resourceServer);
  return provider;
}
