import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCases, type Case } from '../scripts/journey/case-file.ts';
import { deeds } from '../scripts/journey/deeds.ts';
import { publicApi } from '../scripts/journey/public-api.ts';
import { runCase } from '../scripts/journey/run-case.ts';
import { openTermMeetings } from '../services/house/open-term-meetings.ts';
import { createTestApi } from './api/parts.ts';
import { everyDeed } from './helpers/living.ts';
import { readRoutes } from './permissions/read-matrix.ts';
import { createTestSystem } from './helpers/system.ts';
import { startTestWorker } from './helpers/worker.ts';

const patience = 30_000;
type AtItsHour = Case & { readonly at: string };
const cases = (await loadCases()).filter((of): of is AtItsHour => of.at !== undefined);
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
const play = async (of: AtItsHour): Promise<readonly string[]> => {
  const system = await createTestSystem(of.at);
  stops.push(() => system.close());
  const shiftMs = Date.parse(of.at) - Date.now();
  // As every morning where the term has begun.
  await openTermMeetings(system.workerDeps, of.at);
  const worker = await startTestWorker(system, { ahead: () => shiftMs });
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
        loginMaxAgeSeconds: 28_800,
        temporalUiUrl: undefined,
        trustedProxies: 0,
      },
    },
  );
  server.on('request', api.app);
  stops.push(async () => server.close());
  const said: string[] = [];
  await runCase(
    {
      api: publicApi(origin, api.tokenFor),
      now: system.clock.now,
      say: (line) => said.push(line),
      patience,
    },
    of,
  );
  return said;
};

describe('a whole case through the public API, at its own hour', () => {
  it('is there', () => {
    expect(cases.map(({ name }) => name)).toContain('friday-night');
  });

  it('is made of deeds at the addresses that they have in the life of a report', () => {
    const place = {
      report: '{reportId}',
      supplement: '{supplementId}',
      meeting: '{meetingId}',
      situation: '{situationId}',
      consultation: '{consultationId}',
      termMeeting: '{termMeetingId}',
      termChange: '{changeId}',
      handOver: '{handOverId}',
    };
    const ofTerms = readRoutes().filter(({ path }) => path.includes('/term-meetings/'));
    const known = new Set([
      ...everyDeed.map(([, { path }]) => path),
      ...ofTerms.map(({ path }) => path.replace('/api/v1', '')),
    ]);
    const unknown = Object.entries(deeds).filter(([, { path }]) => !known.has(path(place)));
    expect(unknown.map(([name]) => name)).toEqual([]);
  });

  it.each(cases)(
    '$name',
    async (of) => {
      const said = await play(of);
      const { before = [], files = [], steps } = of;
      expect(said).toHaveLength(1 + before.length + files.length + steps.length);
      const cut = said.filter((line) => line.includes('cut off'));
      expect(cut).toEqual(
        files.map(({ cutAfter }) => expect.stringContaining(`cut off ${cutAfter.length} times`)),
      );
    },
    60_000,
  );
});
