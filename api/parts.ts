import type { JWTVerifyGetKey } from 'jose';
import type { Clock } from '../platform/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Log } from '../platform/log.ts';
import type { Readiness } from '../platform/readiness.ts';
import type { Deps } from '../services/acting/deps.ts';
import type { Quota } from '../services/quota/quota.ts';
import type { LoginProvider } from './identity/login-provider.ts';
import type { RequestEnded } from './middleware/request-context.ts';
import type { TestPlace } from './pages/service/start/test-people.tsx';

/**
 * What the API needs from outside. `server.ts` builds it from the environment; tests build it with
 * a database, clock and keys of their own.
 */
export type ApiParts = {
  readonly deps: Deps;
  readonly clock: Clock;
  /** Milliseconds by which the machine's own clock is ahead of the database's; negative: behind. */
  readonly clockAheadMs: () => number;
  readonly log: Log;
  /** Measures requests. Without it nobody does. */
  readonly requestEnded?: RequestEnded | undefined;
  readonly config: {
    /**
     * Origin at which callers reach the API: scheme, host and port, without a slash at the end. It
     * is also the issuer of clients' access tokens.
     */
    readonly publicOrigin: string;
    /** Issuer of people's access tokens, by the name that they carry in `iss`. */
    readonly oidcIssuer: string;
    /** Audience that every access token must name in `aud`, people's and clients' alike. */
    readonly oidcAudience: string;
    /** How many seconds ago a person may have logged in, whatever she asks for. */
    readonly loginMaxAgeSeconds: number;
    readonly temporalUiUrl: string | undefined;
    /** How many proxies in front of the API are ours; what others say of an address is not believed. */
    readonly trustedProxies: number;
  };
  readonly quota: Quota;
  /** Public keys of the OpenID Connect provider that people log in through. */
  readonly providerKeys: JWTVerifyGetKey;
  /** The same provider as a browser is sent to it. */
  readonly loginProvider: LoginProvider;
  /** Private key (ES256) that signs clients' access tokens. */
  readonly tokenSigningKey: Keyring['tokenSigningKey'];
  /** What the process leans on, and whether each of it works. */
  readonly readiness: Readiness;
  /** Seeded people for the start page; undefined outside development. */
  readonly testPlaces: readonly TestPlace[] | undefined;
};
