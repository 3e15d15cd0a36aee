import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { toInstant, type Instant } from '../../../../domain/calendar/time.ts';
import { clientOf, useOnce, type ApiClient } from '../../../../services/people/clients.ts';
import type { ApiParts } from '../../../parts.ts';
import { OAuthError } from './oauth-error.ts';

const algorithms = ['ES256', 'ES384', 'PS256', 'EdDSA', 'Ed25519'];
const longestLifeSeconds = 300;
const clockToleranceSeconds = 30;
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

type Checked = Required<Pick<JWTPayload, 'exp' | 'jti'>>;

const verify = async (
  { config }: ApiParts,
  assertion: string,
  of: { readonly login: string; readonly client: ApiClient; readonly at: Instant },
): Promise<Checked> => {
  const now = new Date(of.at);
  const keys = createLocalJWKSet(of.client.jwks as unknown as JSONWebKeySet);
  const { payload } = await jwtVerify(assertion, keys, {
    issuer: of.login,
    subject: of.login,
    audience: `${config.publicOrigin}/oauth/token`,
    algorithms,
    requiredClaims: ['exp', 'jti'],
    clockTolerance: clockToleranceSeconds,
    currentDate: now,
  }).catch(() => {
    throw refused();
  });
  const { exp = 0, jti = '' } = payload;
  const lives = exp - Math.floor(now.getTime() / 1000);
  if (lives > longestLifeSeconds + clockToleranceSeconds || !jtiShape.test(jti)) throw refused();
  return { exp, jti };
};

/**
 * Signs a client in by an assertion that only the holder of its private key can have signed
 * (`private_key_jwt`, RFC 7523 §3). The assertion must name the client as issuer and subject and
 * this endpoint as audience, end within five minutes, and not have been used before.
 *
 * @returns the client's login
 * @throws OAuthError `invalid_client`
 */
export async function signInByAssertion(
  parts: ApiParts,
  assertion: string,
  at: Instant,
): Promise<string> {
  const login = claimedLogin(assertion);
  const client = await clientOf(parts.deps, login);
  if (!client) throw refused();
  const { exp, jti } = await verify(parts, assertion, { login, client, at });
  const { clientId } = client.actor;
  const expiresAt = toInstant((exp + clockToleranceSeconds + 1) * 1000);
  if (!(await useOnce(parts.deps, { clientId, jti, at, expiresAt }))) throw refused();
  return login;
}
