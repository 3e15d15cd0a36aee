import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';
import { afterAll } from 'vitest';

/** What the token endpoint answers with next. */
export type Script = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signedBy?: 'its key' | 'another key' | 'nobody';
  readonly status?: number;
  readonly body?: string;
  /** It answers nothing that is asked for. */
  readonly isDown?: boolean;
};

export type ScriptedProvider = {
  readonly issuer: string;
  readonly script: (next: Script) => void;
  /** The bodies that the token endpoint was sent, newest last. */
  readonly asked: readonly URLSearchParams[];
};

const bodyOf = async (request: AsyncIterable<unknown>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** A provider that answers every code with the ID token that the test wrote, until the file ends. */
export async function scriptedProvider(): Promise<ScriptedProvider> {
  const own = await generateKeyPair('ES256', { extractable: true });
  const other = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  const asked: URLSearchParams[] = [];
  let next: Script = {};
  const signed = (claims: JWTPayload, key: CryptoKey): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);
  const idToken = async ({ claims: said = {}, signedBy = 'its key' }: Script): Promise<string> => {
    const claims = said as JWTPayload;
    if (signedBy === 'nobody') return new UnsecuredJWT(claims).encode();
    return signed(claims, signedBy === 'its key' ? own.privateKey : other.privateKey);
  };
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      jwks_uri: `${issuer}/keys`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      id_token_signing_alg_values_supported: ['ES256'],
    }),
    '/keys': async () => ({ keys: [jwk] }),
    '/token': async () => ({
      access_token: 'opaque',
      token_type: 'Bearer',
      id_token: await idToken(next),
    }),
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const isToken = request.url === '/token';
    if (isToken) asked.push(new URLSearchParams(body));
    response.statusCode = next.isDown ? 503 : (isToken && next.status) || 200;
    response.setHeader('content-type', 'application/json');
    const made = JSON.stringify(await answers[request.url ?? '']?.());
    response.end((isToken && next.body) || made);
  };
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer, script: (script) => void (next = script), asked };
}
