import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identityProviderConfig, type IdentityProviderConfig } from '../platform/config.ts';
import { underSupervision } from '../platform/supervision.ts';
import { withLoginPage } from './identity-provider/login-page.ts';
import { createProvider } from './identity-provider/provider.ts';
import { providerKeys } from './identity-provider/signing-keys.ts';

const listen = async (config: IdentityProviderConfig): Promise<number> => {
  const keys = await providerKeys(config.dataFolder);
  const { hostname, port } = new URL(config.issuer);
  const server = createServer(withLoginPage(createProvider({ ...config, keys })));
  server.listen(Number(port || 80), hostname);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/**
 * The development identity provider as a process of its own, on the host and port of
 * `OIDC_ISSUER`. Whoever reaches it can be anyone, so it refuses to run in production.
 */
const run = async (): Promise<void> => {
  const { toldToStop, sayReady } = underSupervision();
  const config = identityProviderConfig();
  if (config.production) throw new Error('the development identity provider is not for production');
  sayReady(await listen(config));
  await toldToStop;
  // Nothing here needs draining: its keys are on disk and its sessions are for trying things out.
  process.exit(0);
};

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
