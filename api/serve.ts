import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { localDate } from '../domain/calendar/time.ts';
import { answers } from '../database/answers.ts';
import { connect } from '../database/connection.ts';
import { databaseTime } from '../database/database-time.ts';
import { poolUse } from '../database/pool-use.ts';
import { databaseChecks } from '../database/readiness.ts';
import { requireFit } from '../database/schema-fit.ts';
import { createWakeUps } from '../database/waking/wake-ups.ts';
import { systemClock } from '../platform/clock.ts';
import { apiConfig, type ApiConfig } from '../platform/config.ts';
import { loadKeyring } from '../platform/crypto/keyring.ts';
import { clamdScanner } from '../platform/files/clamd.ts';
import { keepClock, type KeptClock } from '../platform/keep-clock.ts';
import { createLog } from '../platform/log.ts';
import { serveMetrics } from '../platform/metrics/serve-metrics.ts';
import { createReadiness } from '../platform/readiness.ts';
import { underSupervision } from '../platform/supervision.ts';
import { waitUntilUp } from '../platform/wait-until-up.ts';
import { loadDirectory } from '../services/directory.ts';
import { requireReachable } from '../services/people/production-settings.ts';
import { allowancesOf } from '../services/quota/allowances.ts';
import { createQuota } from '../services/quota/quota.ts';
import type { TestPlace } from './pages/service/start/test-people.tsx';
import { createApp } from './app.ts';
import { readClientKey } from './identity/client-key.ts';
import { createLoginProvider } from './identity/login-provider.ts';
import { createProviderKeys } from './identity/provider-keys.ts';
import { readProviderFile } from './identity/provider-settings.ts';
import { createApiMetrics } from './metrics.ts';
import { testPlacesOf, type Seeded } from './pages/service/start/test-places.ts';
import { createWaitingApp } from './waiting-app.ts';

/**
 * Milliseconds that running requests get at a stop: less than the 1.5 s after which `npm start`
 * kills the process.
 */
const drainMs = 1_000;

/**
 * The seeded people that the start page shows in development. In production nobody has loaded them,
 * and what is built for it does not hold them.
 */
const testPlacesFor = async ({
  production,
}: ApiConfig): Promise<readonly TestPlace[] | undefined> => {
  const seed = new URL('../scripts/seed/people.ts', import.meta.url);
  if (production || !existsSync(seed)) return undefined;
  const { seedMunicipalities } = (await import(seed.href)) as {
    seedMunicipalities: readonly Seeded[];
  };
  return testPlacesOf(seedMunicipalities);
};

/** @returns the port, which is chosen here when the configuration says 0 */
const listen = async (server: Server, { host, port }: ApiConfig): Promise<number> => {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
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
const { settings, keyFile } = await readProviderFile(config.oidcProviderFile, config);
const clientKey = keyFile === undefined ? undefined : await readClientKey(keyFile);
const db = connect({ connectionString: config.databaseUrl, applicationName: 'anmalan-api' });
// The counters have connections of their own, since a flood that kept all others busy would go on
// uncounted.
const quotaDb = connect({
  connectionString: config.databaseUrl,
  applicationName: 'anmalan-quota',
  max: 4,
});
// So do the metrics, which would else say that the database is away when all others are busy.
const metricsDb = connect({
  connectionString: config.databaseUrl,
  applicationName: 'anmalan-metrics',
  max: 1,
  statementLimitMs: 1_000,
});
const wakeUps = createWakeUps(config.databaseUrl);
let kept: KeptClock | undefined;
const metrics = createApiMetrics({
  databaseAnswers: () => answers(metricsDb),
  pools: {
    work: () => poolUse(db),
    quota: () => poolUse(quotaDb),
    metrics: () => poolUse(metricsDb),
  },
  clockAheadMs: () => kept?.aheadMs(),
});
await serveMetrics(config, metrics.text, log);

const { requestEnded } = metrics;
let answer: RequestListener = createWaitingApp({ clock: systemClock, log, config, requestEnded });
const server = createServer((request, response) => answer(request, response));
const port = await listen(server, config);
const directory = await waitUntilUp('database', log, async () => {
  await requireFit(db);
  return loadDirectory(db);
});
kept = await keepClock(() => databaseTime(db), log);
const { clock, aheadMs, isNear } = kept;
if (config.production) requireReachable(directory, localDate(clock.now()));
const settled = apiConfig({ ...process.env, PORT: String(port) });
answer = createApp({
  deps: {
    db,
    keyring,
    directory,
    freshLoginSeconds: settled.freshLoginSeconds,
    wake: () => wakeUps.announce(),
    deedEnded: metrics.deedEnded,
    ...(config.clamdSocket && { scanner: clamdScanner(config.clamdSocket, log) }),
  },
  clock,
  clockAheadMs: aheadMs,
  log,
  requestEnded,
  config: settled,
  quota: metrics.watched(createQuota({ db: quotaDb, log, allowances: allowancesOf(settled) })),
  providerKeys: createProviderKeys(settled.oidcIssuer, settled),
  loginProvider: createLoginProvider({ config: settled, settings, clientKey, clock }),
  tokenSigningKey: keyring.tokenSigningKey,
  readiness: createReadiness({ ...databaseChecks(db), clock: async () => isNear() }),
  testPlaces: await testPlacesFor(config),
});
log.info('api is up', { port });
sayReady(port);

await toldToStop;
await drain(server);
// A database that hangs is not waited for: nothing is left to do there.
const pools = [db, quotaDb, metricsDb];
const closed = Promise.all([wakeUps.close(), ...pools.map((pool) => pool.destroy())]);
await Promise.race([closed, pause(drainMs)]);
process.exit(0);
