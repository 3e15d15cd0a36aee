import { decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { clockSkewSeconds } from '../../../../domain/access/login-age.ts';
import { toInstant, type Instant } from '../../../../domain/calendar/time.ts';
import { clientOf, useOnce } from '../../../../services/people/clients.ts';
import { isForAlone } from '../../../identity/claims.ts';
import type { ApiParts } from '../../../parts.ts';
import { algorithms, assertionKeys } from './assertion-keys.ts';
import { OAuthError } from './oauth-error.ts';

const longestLifeSeconds = 300;
const loginShape = /^[\w.-]{1,100}$/;
const jtiShape = /^[\x21-\x7e]{8,200}$/;

/**
 * Every refusal has the same words, so that nobody can find out by trying which clients exist or
 * what was wrong with an assertion.
 */
const refused = (): OAuthError =>
  new OAuthError('invalid_client', 'The client assertion is not valid.');

const claimedLogin = (assertion: string): string => {
  try {
    const { iss } = decodeJwt(assertion);
    if (iss !== undefined && loginShape.test(iss)) return iss;
  } catch {
    // What is no token at all is refused below, like any other assertion that is wrong.
  }
  throw refused();
};

type Checked = Required<Pick<JWTPayload, 'exp' | 'jti'>> & { readonly kid: string };

/** An assertion that names no key was signed by the only one that fits, of which there is one alone. */
const kidOf = (named: string | undefined, jwks: JSONWebKeySet | undefined): string =>
  named ?? (jwks?.keys.length === 1 ? jwks.keys[0]?.kid : undefined) ?? '';

const verify = async (
  { config }: ApiParts,
  assertion: string,
  of: {
    readonly login: string;
    readonly jwks: JSONWebKeySet | undefined;
    readonly at: Instant;
  },
): Promise<Checked> => {
  const now = new Date(of.at);
  const audience = `${config.publicOrigin}/oauth/token`;
  const { payload, protectedHeader } = await jwtVerify(assertion, assertionKeys(of.jwks), {
    issuer: of.login,
    subject: of.login,
    audience,
    algorithms,
    requiredClaims: ['exp', 'jti'],
    clockTolerance: clockSkewSeconds,
    currentDate: now,
  }).catch(() => {
    throw refused();
  });
  const { exp = 0, jti = '' } = payload;
  const lives = exp - Math.floor(now.getTime() / 1000);
  const holds =
    isForAlone(payload, audience) &&
    lives <= longestLifeSeconds + clockSkewSeconds &&
    jtiShape.test(jti);
  if (!holds) throw refused();
  return { exp, jti, kid: kidOf(protectedHeader.kid, of.jwks) };
};

/** A system that has proven who it is, and by which of its keys. */
export type SignedIn = { readonly login: string; readonly kid: string };

/**
 * Signs a client in by an assertion that only the holder of its private key can have signed
 * (`private_key_jwt`, RFC 7523 §3). The assertion must name the client as issuer and subject and
 * this endpoint alone as audience, end within five minutes, and not have been used before.
 *
 * @returns the client's login, and the key that it signed in by
 * @throws OAuthError `invalid_client`
 */
export async function signInByAssertion(
  parts: ApiParts,
  assertion: string,
  at: Instant,
): Promise<SignedIn> {
  const login = claimedLogin(assertion);
  const client = await clientOf(parts.deps, login, at);
  // Refused only after the work that an assertion of a known client takes.
  const jwks = client?.jwks as JSONWebKeySet | undefined;
  const { exp, jti, kid } = await verify(parts, assertion, { login, jwks, at });
  if (!client) throw refused();
  const { clientId } = client.actor;
  const expiresAt = toInstant((exp + clockSkewSeconds + 1) * 1000);
  if (!(await useOnce(parts.deps, { clientId, kid, jti, at, expiresAt }))) throw refused();
  return { login, kid };
}
