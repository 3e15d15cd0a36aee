import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { freePort } from '../../platform/engine/ports.ts';
import { withLoginPage } from '../../scripts/identity-provider/login-page.ts';
import { createProvider } from '../../scripts/identity-provider/provider.ts';
import { providerKeys } from '../../scripts/identity-provider/signing-keys.ts';

const freshKeys = async (): ReturnType<typeof providerKeys> => {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-'));
  try {
    return await providerKeys(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/**
 * The development provider in the test's own process, on this machine alone, until the tests of the
 * file have ended.
 *
 * @returns its issuer
 */
export async function startIdentityProvider(publicOrigin: string): Promise<string> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const keys = await freshKeys();
  const provider = createProvider({ issuer, audience: 'anmalan', publicOrigin, keys });
  const server = createServer(withLoginPage(provider)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}
