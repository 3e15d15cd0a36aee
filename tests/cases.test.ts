import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loadCases, type Case } from '../scripts/journey/case-file.ts';
import { publicApi } from '../scripts/journey/public-api.ts';
import { runCase } from '../scripts/journey/run-case.ts';
import { clientToken } from '../scripts/access-token.ts';
import { createTestApi } from './api/parts.ts';
import { createTestSystem } from './helpers/system.ts';
import { startTestWorker } from './helpers/worker.ts';

const aMondayMorning = '2026-11-16T08:12:00.000Z';
const patience = 20_000;
const cases = await loadCases();
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** The whole system in this process, at the hour of the case. */
const play = async (of: Case): Promise<readonly string[]> => {
  const at = of.at ?? aMondayMorning;
  const system = await createTestSystem(at);
  stops.push(() => system.close());
  const worker = await startTestWorker(system, { shiftMs: Date.parse(at) - Date.now() });
  stops.push(() => worker.stop());
  const server = createServer();
  const origin = await listening(server);
  const api = await createTestApi(
    { ...system, deps: worker.deps },
    {
      config: {
        publicOrigin: origin,
        oidcIssuer: 'http://127.0.0.1:3999',
        oidcAudience: 'anmalan',
        temporalUiUrl: undefined,
      },
    },
  );
  server.on('request', api.app);
  stops.push(async () => server.close());
  const tokenOf = (login: string): Promise<string> =>
    login.startsWith('skolsystem.')
      ? clientToken({ origin, dataFolder: inject('template').folder, login })
      : api.tokenFor(login);
  const said: string[] = [];
  await runCase(
    {
      api: publicApi(origin, tokenOf),
      now: system.clock.now,
      say: (line) => said.push(line),
      patience,
    },
    of,
  );
  return said;
};

describe('a whole case through the public API, at its own hour', () => {
  it.each(cases.filter(({ at }) => at !== undefined).map((of) => [of.name, of] as const))(
    '%s',
    async (_name, of) => {
      const said = await play(of);
      expect(said.length).toBeGreaterThan(of.steps.length);
    },
    60_000,
  );
});
