import type { JWTPayload } from 'jose';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { BadRequest, Unavailable } from '../problems/errors.ts';
import type { LoginSecrets } from './login-secrets.ts';

/** The codes of the library for an answer that came and was not right. */
const wrongAnswers: readonly string[] = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_PARSE_ERROR',
  'OAUTH_KEY_SELECTION_FAILED',
];
/** What a provider says when it is not able to, which is no fault of whoever logs in. */
const unableToday: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** A word of the protocol and nothing else, since anybody can write the address of an answer. */
const plain = (word: string): string => (/^[a-z_]{1,40}$/.test(word) ? word : 'other');

/** @param cause goes to the log by name and code, so that a wrong setting is found */
export function loginUnavailable(cause: unknown): Unavailable {
  return Object.assign(new Unavailable('login-unavailable'), { cause });
}

const refusalOf = (error: unknown): BadRequest | Unavailable => {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return unableToday.includes(error.error)
      ? loginUnavailable(error)
      : new BadRequest('login-failed', { reason: plain(error.error) });
  }
  const wrong = error instanceof ClientError && wrongAnswers.includes(error.code ?? '');
  return wrong
    ? new BadRequest('login-failed', { reason: 'wrong-answer' })
    : loginUnavailable(error);
};

/**
 * Trades the code in the provider's answer for the claims of its ID token, whose signature, issuer,
 * audience, times and nonce are checked.
 *
 * @throws BadRequest `login-failed`, with a word that names why; Unavailable
 */
export async function exchanged(
  configuration: Configuration,
  back: URL,
  { verifier, state, nonce }: LoginSecrets,
): Promise<JWTPayload> {
  const expected = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  };
  try {
    const claims = (await authorizationCodeGrant(configuration, back, expected)).claims();
    if (claims) return claims;
  } catch (error) {
    throw refusalOf(error);
  }
  throw new BadRequest('login-failed', { reason: 'wrong-answer' });
}
