import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from '../database/connection.ts';
import { databaseTime } from '../database/database-time.ts';
import { refuseEdited, schemaFits } from '../database/schema-fit.ts';
import { createWakeUps } from '../database/waking/wake-ups.ts';
import { apiConfig, type ApiConfig } from '../platform/config.ts';
import { loadKeyring } from '../platform/crypto/keyring.ts';
import { keepClock } from '../platform/keep-clock.ts';
import { createLog } from '../platform/log.ts';
import { underSupervision } from '../platform/supervision.ts';
import { loadDirectory } from '../services/directory.ts';
import type { TestPlace } from './pages/service/start/start-page-view.tsx';
import { createApp } from './app.ts';
import { createProviderKeys } from './identity/provider-keys.ts';
import { testPlacesOf, type Seeded } from './pages/service/start/test-places.ts';

/**
 * Milliseconds that running requests get at a stop: less than the 1.5 s after which `npm start`
 * kills the process.
 */
const drainMs = 1_000;

/**
 * The seeded people that the start page shows in development; in production nobody has loaded them.
 */
const testPlacesFor = async ({
  production,
}: ApiConfig): Promise<readonly TestPlace[] | undefined> => {
  if (production) return undefined;
  // The path is a variable, so that the compiler does not follow it: the image of production holds
  // no test people.
  const seed: string = '../scripts/seed/people.ts';
  const { seedMunicipalities } = (await import(seed)) as { seedMunicipalities: readonly Seeded[] };
  return testPlacesOf(seedMunicipalities);
};

const listen = async (server: Server, { host, port }: ApiConfig): Promise<void> => {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.listen(port, host);
  await once(server, 'listening');
};

/**
 * Stops the server. Running requests are answered, idle connections are closed at once, and
 * whatever is left after `drainMs` is cut off.
 */
const drain = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(late);
};

// This comes first, because a stop signal that arrives during the start must find its handler.
const { toldToStop, sayReady } = underSupervision();
const config = apiConfig();
const log = createLog(config.logLevel).child({ process: 'api' });
const keyring = await loadKeyring(config.keysFile, { production: config.production });
const db = connect({ connectionString: config.databaseUrl, applicationName: 'anmalan-api' });
await refuseEdited(db);
const wakeUps = createWakeUps(config.databaseUrl);
const directory = await loadDirectory(db);
const { clock, aheadMs, isNear } = await keepClock(() => databaseTime(db), log);
const { freshLoginSeconds } = config;

const app = createApp({
  deps: { db, keyring, directory, freshLoginSeconds, wake: () => wakeUps.announce() },
  clock,
  clockAheadMs: aheadMs,
  log,
  config,
  providerKeys: createProviderKeys(config.oidcIssuer, config),
  tokenSigningKey: keyring.tokenSigningKey,
  isReady: async () => isNear() && (await schemaFits(db)),
  testPlaces: await testPlacesFor(config),
});
const server = createServer(app);
await listen(server, config);
log.info('api is up', { port: config.port });
sayReady();

await toldToStop;
await drain(server);
await Promise.all([wakeUps.close(), db.destroy()]);
process.exit(0);
