import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveHealth } from '../../activities/health.ts';
import { createReadiness, type Checks } from '../../platform/readiness.ts';

const healthOf = async (checks: Checks) => {
  const server = await serveHealth({ host: '127.0.0.1', healthPort: 0 }, createReadiness(checks));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.json()];
  };
};

const well = async () => true;

describe('the worker says of itself', () => {
  it('that it is ready when every part is', async () => {
    const ask = await healthOf({ database: well, temporal: well });
    expect(await ask('/readyz')).toEqual([200, { database: true, temporal: true }]);
  });

  it.each<readonly [string, () => Promise<boolean>]>([
    ['does not answer', () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'))],
    ['lacks something', async () => false],
  ])('which part %s, and not a word more', async (_, database) => {
    const ask = await healthOf({ database, temporal: well });
    expect(await ask('/readyz')).toEqual([503, { database: false, temporal: true }]);
  });

  it('that it is alive, whatever its parts do', async () => {
    const ask = await healthOf({ database: async () => false });
    expect(await ask('/healthz')).toEqual([200, { alive: true }]);
  });

  it('nothing anywhere else', async () => {
    const ask = await healthOf({ database: well });
    expect(await ask('/')).toEqual([404, {}]);
  });
});
