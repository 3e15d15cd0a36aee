import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { loa3 } from './system.ts';

/** Where people log in, as far as an API that runs as a process asks: who it is, and its keys. */
export type LoginProvider = {
  readonly issuer: string;
  /** A token of somebody who has logged in at this moment. */
  readonly tokenFor: (login: string) => Promise<string>;
};

/** A provider that listens until the test ends. */
export async function startLoginProvider(): Promise<LoginProvider> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'provider', alg: 'ES256' }];
  const server = createServer((request, response) => {
    const about = { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : about));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    tokenFor: (login) => {
      const now = Math.floor(Date.now() / 1_000);
      const times = { iat: now, exp: now + 600, auth_time: now };
      const claims = { iss: issuer, sub: login, aud: 'anmalan', jti: randomUUID(), acr: loa3 };
      return new SignJWT({ ...claims, ...times })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'provider' })
        .sign(privateKey);
    },
  };
}
