import {
  createLocalJWKSet,
  decodeJwt,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { clockSkewSeconds } from '../../domain/access/login-age.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ApiParts } from '../parts.ts';
import { ApiError, Unauthenticated } from '../problems/errors.ts';
import { isForAlone, loggedInAtOf, subjectOf } from './claims.ts';
import { rememberVerified } from './verified-tokens.ts';

/** Who a verified access token names. */
export type Login =
  | {
      readonly is: 'client';
      readonly login: string;
      /** The key that it signed in by. */
      readonly kid: string | undefined;
    }
  | {
      readonly is: 'person';
      readonly subject: string;
      readonly assurance: string | undefined;
      readonly loggedInAt: Instant;
    };

type Issuer = {
  readonly keys: JWTVerifyGetKey;
  readonly login: (claims: JWTPayload, at: Instant) => Login;
};

/**
 * Only signatures by a key pair are accepted: with a shared secret, whoever can check a token could
 * also issue one.
 */
const algorithms = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA', 'Ed25519'];

const personOf = (claims: JWTPayload, at: Instant): Login => {
  const acr = claims['acr'];
  return {
    is: 'person',
    subject: subjectOf(claims),
    assurance: typeof acr === 'string' ? acr : undefined,
    loggedInAt: loggedInAtOf(claims, at),
  };
};

const clientIn = (claims: JWTPayload): Login => {
  const kid = claims['client_key'];
  return {
    is: 'client',
    login: subjectOf(claims),
    kid: typeof kid === 'string' ? kid : undefined,
  };
};

const ownKeys = ({ tokenSigningKey }: ApiParts): JWTVerifyGetKey => {
  const { d: _, ...publicHalf } = tokenSigningKey;
  return createLocalJWKSet({ keys: [publicHalf] });
};

/**
 * The issuer that the token claims to have. It is not verified yet and only chooses the keys that
 * the signature is then verified with.
 */
const claimedIssuer = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

/**
 * Makes the check of access tokens (RFC 9068). People's come from the OpenID Connect provider,
 * clients' from this API. Issuer, audience, type, times and signature are checked at the instant
 * given (the signature at most a minute before it), and of a person's token how long it lives and
 * that it says when she logged in.
 *
 * @throws Unauthenticated `invalid-token`; Unavailable while the provider does not answer
 */
export function createTokenCheck(parts: ApiParts): (token: string, at: Instant) => Promise<Login> {
  const { publicOrigin, oidcIssuer, oidcAudience } = parts.config;
  const issuers: ReadonlyMap<string, Issuer> = new Map([
    [oidcIssuer, { keys: parts.providerKeys, login: personOf }],
    [publicOrigin, { keys: ownKeys(parts), login: clientIn }],
  ]);
  const verify = async (token: string, at: Instant): Promise<JWTPayload> => {
    const name = claimedIssuer(token) ?? '';
    const issuer = issuers.get(name);
    if (!issuer) throw new Unauthenticated('invalid-token');
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: name,
      audience: oidcAudience,
      typ: 'at+jwt',
      algorithms,
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(at),
    }).catch((error: unknown) => {
      throw error instanceof ApiError ? error : new Unauthenticated('invalid-token');
    });
    if (!isForAlone(payload, oidcAudience)) throw new Unauthenticated('invalid-token');
    return payload;
  };
  const verified = rememberVerified(verify);
  return async (token, at) => {
    const payload = await verified(token, at);
    const issuer = issuers.get(payload.iss ?? '');
    if (!issuer) throw new Unauthenticated('invalid-token');
    return issuer.login(payload, at);
  };
}
