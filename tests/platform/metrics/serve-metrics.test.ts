import { createServer } from 'node:http';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiConfig, workerConfig } from '../../../platform/config.ts';
import { createLog } from '../../../platform/log.ts';
import { serveMetrics } from '../../../platform/metrics/serve-metrics.ts';

const figures = async () => 'anmalan_rungs_late 0\n';
const loopback = { metricsHost: '127.0.0.1', metricsPort: 0 };

const logging = () => {
  const lines: string[] = [];
  return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) };
};

const served = async (text: () => Promise<string> = figures, at = loopback): Promise<number> => {
  const port = await serveMetrics(at, text, logging().log);
  if (port === undefined) throw new Error('it is not served');
  return port;
};

const ask = (port: number, path: string, method = 'GET', host = '127.0.0.1') =>
  fetch(`http://${host}:${port}${path}`, { method });

describe('where metrics are served', () => {
  it('they are there, as Prometheus reads them', async () => {
    const answer = await ask(await served(), '/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toBe(await figures());
  });

  it.each(['/', '/healthz', '/metrics/', '/metrics?match=x', '/api/v1/reports', '/METRICS'])(
    'there is nothing at %s',
    async (path) => {
      expect((await ask(await served(), path)).status).toBe(404);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await ask(await served(), '/metrics', method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it.each([
    ['hangs', () => new Promise<string>(() => undefined)],
    ['fails', () => Promise.reject(new Error('Kim Påhittad'))],
  ])('a scrape that %s is answered within two seconds, and says nothing', async (_, text) => {
    const began = performance.now();
    const answer = await ask(await served(text), '/metrics');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('no metrics at the moment\n');
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});

const outward = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

describe('unless it is told otherwise', () => {
  const environment = {
    NODE_ENV: 'test',
    ANMALAN_KEYS_FILE: 'keys.json',
    DATABASE_URL: 'postgres://a/b',
    WORKER_DATABASE_URL: 'postgres://a/b',
    OIDC_ISSUER: 'https://a.example',
    TEMPORAL_ADDRESS: 'a:1',
  };

  it.each([
    ['API', apiConfig(environment)],
    ['worker', workerConfig(environment)],
  ])('the %s serves them to its own machine alone', (_, config) => {
    expect(config).toMatchObject(loopback);
  });

  it.skipIf(outward === undefined)('nobody reaches them from outside', async () => {
    await expect(ask(await served(), '/metrics', 'GET', outward)).rejects.toThrow('fetch failed');
    const open = await served(figures, { metricsHost: '0.0.0.0', metricsPort: 0 });
    expect((await ask(open, '/metrics', 'GET', outward)).status).toBe(200);
  });
});

describe('a port that cannot be had', () => {
  const taken = async (): Promise<number> => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await once(other.listen(0, '127.0.0.1'), 'listening');
    return (other.address() as AddressInfo).port;
  };

  it('is said in an error with its number, and stops nothing', async () => {
    const { lines, log } = logging();
    const metricsPort = await taken();
    expect(await serveMetrics({ ...loopback, metricsPort }, figures, log)).toBeUndefined();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: 'error',
        msg: 'no metrics: their port cannot be listened on',
        address: '127.0.0.1',
        port: metricsPort,
        code: 'EADDRINUSE',
      },
    ]);
  });

  it('or an address of another machine likewise', async () => {
    const { lines, log } = logging();
    const at = { metricsHost: '192.0.2.1', metricsPort: 0 };
    expect(await serveMetrics(at, figures, log)).toBeUndefined();
    expect(lines.join()).toContain('EADDRNOTAVAIL');
  });
});
