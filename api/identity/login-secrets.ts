import { derivedFromToken } from '../../platform/crypto/secret-token.ts';

/** What ties the provider's answer to the browser that was sent there. */
export type LoginSecrets = {
  /** Of PKCE (RFC 7636): whoever catches the code cannot trade it. */
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
};

/**
 * The secrets of a login, from the token in the cookie of the browser that began it. So they are
 * stored nowhere, and nobody without that cookie can finish the login.
 */
export function secretsOf(token: string): LoginSecrets {
  return {
    verifier: derivedFromToken(token, 'verifier'),
    state: derivedFromToken(token, 'state'),
    nonce: derivedFromToken(token, 'nonce'),
  };
}
