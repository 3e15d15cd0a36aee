import { randomUUID } from 'node:crypto';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';
import { createApp } from '../../api/app.ts';
import { createLoginProvider } from '../../api/identity/login-provider.ts';
import { readProviderFile } from '../../api/identity/provider-settings.ts';
import type { ApiParts } from '../../api/parts.ts';
import { connect, type Db } from '../../database/connection.ts';
import { apiConfig } from '../../platform/config.ts';
import { createLog, type Log } from '../../platform/log.ts';
import { allowancesOf, type QuotaFigures } from '../../services/quota/allowances.ts';
import { createQuota } from '../../services/quota/quota.ts';
import { loa3, type TestSystem } from '../helpers/system.ts';

export const publicOrigin = 'http://127.0.0.1:3000';
export const issuer = 'http://127.0.0.1:3999';
export const audience = 'anmalan';

export type TokenChanges = {
  readonly issuer?: string;
  readonly audience?: string | readonly string[];
  readonly acr?: string | null;
  readonly typ?: string;
  /** Seconds from the clock's now; null leaves the claim out. */
  readonly expiresIn?: number | null;
  readonly issuedIn?: number | null;
  /** When the person logged in; another type than a number is put into the token as it is. */
  readonly loggedInIn?: number | null;
  readonly authTime?: unknown;
  readonly key?: CryptoKey;
};

/** The figures that hold where nobody states others. */
const defaults = apiConfig({
  NODE_ENV: 'test',
  ANMALAN_KEYS_FILE: 'not-read',
  DATABASE_URL: 'postgresql://127.0.0.1/not-asked',
  OIDC_ISSUER: issuer,
});

/** The product's quota over the database of the test, with the figures that matter to the test. */
export function testQuota(
  db: Db,
  { figures = {}, log = createLog('silent') }: { figures?: Partial<QuotaFigures>; log?: Log } = {},
): ApiParts['quota'] {
  return createQuota({ db, log, allowances: allowancesOf({ ...defaults, ...figures }) });
}

export type TestApi = {
  readonly app: ReturnType<typeof createApp>;
  readonly parts: ApiParts;
  /** Lines of the log as they were written. */
  readonly logged: readonly string[];
  /** An access token as the people's provider makes it. */
  tokenFor(login: string, changes?: TokenChanges): Promise<string>;
};

const keyPair = () => generateKeyPair('ES256', { extractable: true });

const ownSigningKey = async (): Promise<ApiParts['tokenSigningKey']> => {
  const { privateKey } = await keyPair();
  return { ...(await exportJWK(privateKey)), kid: 'test-own', alg: 'ES256', use: 'sig' };
};

type OfApi = Pick<TestSystem, 'deps' | 'clock'> & {
  /** Where quotas are counted. Default: in the system's own database. */
  readonly counters?: Db;
};

/** The API over parts of the test's own: a provider that signs here, a clock that is set by hand. */
export async function createTestApi(
  system: OfApi,
  changes: Partial<ApiParts> = {},
): Promise<TestApi> {
  const provider = await keyPair();
  const jwk = { ...(await exportJWK(provider.publicKey)), kid: 'provider', alg: 'ES256' };
  const logged: string[] = [];
  const { settings } = await readProviderFile(undefined, { production: false });
  const asked = { publicOrigin, oidcIssuer: issuer, production: false };
  const parts: ApiParts = {
    deps: system.deps,
    clock: system.clock,
    clockAheadMs: () => 0,
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    config: {
      publicOrigin,
      oidcIssuer: issuer,
      oidcAudience: audience,
      loginMaxAgeSeconds: 28_800,
      temporalUiUrl: undefined,
      trustedProxies: defaults.trustedProxies,
    },
    quota: testQuota(system.counters ?? system.deps.db),
    providerKeys: createLocalJWKSet({ keys: [jwk] }),
    loginProvider: createLoginProvider({
      config: asked,
      settings,
      clientKey: undefined,
      clock: system.clock,
    }),
    tokenSigningKey: await ownSigningKey(),
    readiness: async () => ({}),
    testPlaces: undefined,
    ...changes,
  };
  const tokenFor = (login: string, of: TokenChanges = {}): Promise<string> => {
    const now = Math.floor(Date.parse(system.clock.now()) / 1000);
    const at = (offset: number | null | undefined, usual: number): number | undefined =>
      offset === null ? undefined : now + (offset ?? usual);
    const { audience: aud = audience, acr = loa3, authTime = at(of.loggedInIn, 0) } = of;
    const claims = {
      iss: of.issuer ?? issuer,
      sub: login,
      aud: typeof aud === 'string' ? aud : [...aud],
      iat: at(of.issuedIn, 0),
      exp: at(of.expiresIn, 600),
      auth_time: authTime,
      jti: randomUUID(),
      acr: acr ?? undefined,
    };
    return new SignJWT(claims as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', typ: of.typ ?? 'at+jwt', kid: 'provider' })
      .sign(of.key ?? provider.privateKey);
  };
  return { app: createApp(parts), parts, logged, tokenFor };
}

const gone = (): never => {
  throw new Error('this test has no database');
};

/** For what needs no database: whoever asks it is told that there is none. */
export function withoutDatabase(now = '2026-11-23T08:00:00.000Z'): OfApi {
  const deps = new Proxy({} as TestSystem['deps'], { get: gone });
  // Nobody listens there: what cannot be counted is admitted.
  const url = 'postgresql://127.0.0.1:1/gone';
  const counters = connect({ connectionString: url, applicationName: 'gone' });
  return { deps, counters, clock: { now: () => now } as TestSystem['clock'] };
}
