import {
  allowInsecureRequests,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  modifyAssertion,
  None,
  PrivateKeyJwt,
  type ClientAuth,
  type ServerMetadata,
} from 'openid-client';
import { clockSkewSeconds } from '../../domain/access/login-age.ts';
import { epochMilliseconds } from '../../domain/calendar/time.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PersonLogin } from '../../services/people/logins.ts';
import type { ClientKey } from './client-key.ts';
import { exchanged, loginUnavailable } from './exchanged.ts';
import type { LoginSecrets } from './login-secrets.ts';
import { provenIn } from './proven-login.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** Addresses at our own origin, as they are registered with the provider. */
export const callbackPath = '/callback';
const afterLogoutPath = '/';

const timeoutSeconds = 5;

export type AskedLogin = {
  readonly secrets: LoginSecrets;
  /** The person who is in already is to prove anew who she is. */
  readonly anew: boolean;
  /** Whom a test login is for, by name; in development alone. */
  readonly hint?: string | undefined;
};

/** The OpenID Connect provider that people log in through with a browser. */
export type LoginProvider = {
  /** Where a browser is sent to log in. @throws Unavailable while the provider does not answer */
  readonly ask: (login: AskedLogin) => Promise<URL>;
  /**
   * Who has logged in, by the address that the provider sent the browser back to.
   *
   * @param query what stands in that address from `?` on
   * @throws BadRequest `login-failed`; Forbidden `assurance-too-low`; Unavailable
   */
  readonly answer: (query: string, secrets: LoginSecrets) => Promise<PersonLogin>;
  /** Where a browser logs out at the provider; undefined where that is not done. */
  readonly endSession: () => Promise<URL | undefined>;
};

export type LoginProviderParts = {
  readonly config: {
    readonly publicOrigin: string;
    readonly oidcIssuer: string;
    /** In production the provider is spoken to over https alone. */
    readonly production: boolean;
  };
  readonly settings: ProviderSettings;
  readonly clientKey: ClientKey | undefined;
  readonly clock: Clock;
};

const clientAuthOf = ({ settings, clientKey }: LoginProviderParts): ClientAuth => {
  const { authentication: by } = settings;
  if (by.method === 'none' || !clientKey) return None();
  return (as, client, body, headers) =>
    PrivateKeyJwt(clientKey.key, {
      [modifyAssertion]: (header, payload) => {
        Object.assign(header, clientKey.names);
        if (by.audience === 'tokenEndpoint') payload['aud'] = as.token_endpoint;
      },
    })(as, client, body, headers);
};

/** The library reads the machine's own clock; ours can be another. */
const secondsAhead = ({ clock }: LoginProviderParts): number =>
  Math.round((epochMilliseconds(clock.now()) - Date.now()) / 1_000);

const insecure = ({ config }: LoginProviderParts) =>
  config.production ? [] : [allowInsecureRequests];

const discover = async (parts: LoginProviderParts): Promise<ServerMetadata> => {
  const { config, settings } = parts;
  const options = { execute: insecure(parts), timeout: timeoutSeconds };
  const issuer = new URL(config.oidcIssuer);
  const found = await discovery(issuer, settings.clientId, undefined, None(), options);
  return found.serverMetadata();
};

const configurationOf = (parts: LoginProviderParts, server: ServerMetadata): Configuration => {
  const { settings } = parts;
  const client = {
    id_token_signed_response_alg: settings.idTokenAlg,
    [clockSkew]: secondsAhead(parts),
    [clockTolerance]: clockSkewSeconds,
  };
  const made = new Configuration(server, settings.clientId, client, clientAuthOf(parts));
  made.timeout = timeoutSeconds;
  [enableNonRepudiationChecks, ...insecure(parts)].forEach((switchOn) => switchOn(made));
  return made;
};

/** Whether the person is asked for, although the provider may remember her. */
const prompting = ({ anew, hint }: AskedLogin, { asksEveryTime }: ProviderSettings) => {
  if (anew) return { prompt: 'login', max_age: '0' };
  return asksEveryTime && hint === undefined ? { prompt: 'login' } : {};
};

const asked = async (
  { config, settings }: LoginProviderParts,
  login: AskedLogin,
): Promise<Record<string, string>> => ({
  redirect_uri: `${config.publicOrigin}${callbackPath}`,
  scope: settings.scope,
  state: login.secrets.state,
  nonce: login.secrets.nonce,
  code_challenge: await calculatePKCECodeChallenge(login.secrets.verifier),
  code_challenge_method: 'S256',
  ...(settings.acrValues.length > 0 && { acr_values: settings.acrValues.join(' ') }),
  ...(settings.idTokenClaims && {
    claims: JSON.stringify({ id_token: settings.idTokenClaims }),
  }),
  ...(login.hint !== undefined && { login_hint: login.hint }),
  ...prompting(login, settings),
  ui_locales: 'sv',
});

/**
 * Makes the login by OpenID Connect: authorization code with PKCE, state and nonce, and an ID token
 * whose signature is verified. The provider is found by its own metadata when it is first needed, so
 * that the API starts while it is down.
 */
export function createLoginProvider(parts: LoginProviderParts): LoginProvider {
  const { config, settings, clock } = parts;
  let server: Promise<ServerMetadata> | undefined;
  const configuration = async (): Promise<Configuration> => {
    server ??= discover(parts);
    // A failure is forgotten, so that the next login asks again.
    server.catch(() => (server = undefined));
    const metadata = await server.catch((cause: unknown) => {
      throw loginUnavailable(cause);
    });
    return configurationOf(parts, metadata);
  };
  return {
    ask: async (login) => buildAuthorizationUrl(await configuration(), await asked(parts, login)),
    answer: async (query, secrets) => {
      const back = new URL(`${callbackPath}${query}`, config.publicOrigin);
      const claims = await exchanged(await configuration(), back, secrets);
      return provenIn(claims, settings, clock.now());
    },
    endSession: async () => {
      const found = await configuration();
      if (!settings.logsOutThere || !found.serverMetadata().end_session_endpoint) return undefined;
      const back = `${config.publicOrigin}${afterLogoutPath}`;
      return buildEndSessionUrl(found, { post_logout_redirect_uri: back });
    },
  };
}
