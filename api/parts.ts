import type { JWTVerifyGetKey } from 'jose';
import type { Clock } from '../platform/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Log } from '../platform/log.ts';
import type { Deps } from '../services/acting/deps.ts';
import type { TestPlace } from './pages/service/start/start-page-view.tsx';

/** What the API is made of; `server.ts` builds it from the environment, a test from its own parts. */
export type ApiParts = {
  readonly deps: Deps;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: {
    /** Scheme, host and port, without a slash at the end; also the issuer of clients' tokens. */
    readonly publicOrigin: string;
    readonly oidcIssuer: string;
    readonly oidcAudience: string;
    readonly temporalUiUrl: string | undefined;
  };
  /** Public keys of the OpenID Connect provider that people log in through. */
  readonly providerKeys: JWTVerifyGetKey;
  readonly tokenSigningKey: Keyring['tokenSigningKey'];
  /** Whether the database answers and has every migration. */
  readonly isReady: () => Promise<boolean>;
  /** Seeded people for the start page; undefined outside development. */
  readonly testPlaces: readonly TestPlace[] | undefined;
};
