import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { metricsMediaType } from './registry.ts';

/** A scrape that takes longer is answered 503; Prometheus itself waits ten seconds. */
const answerWithinMs = 2_000;
/** Enough for several who scrape, and too few to tie the process up. */
const mostConnections = 16;

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

const listener =
  (text: () => Promise<string>): RequestListener =>
  (request, response) => {
    const answer = (status: number, body: string, headers: object = {}): void => {
      if (response.headersSent) return;
      response.writeHead(status, { ...plain, ...headers }).end(body);
    };
    request.resume();
    if (request.url !== '/metrics') return answer(404, 'not found\n');
    if (request.method !== 'GET') return answer(405, 'only GET\n', { allow: 'GET' });
    const fail = (): void => answer(503, 'no metrics at the moment\n');
    const late = setTimeout(fail, answerWithinMs);
    void text()
      .then((metrics) => answer(200, metrics, { 'content-type': metricsMediaType }), fail)
      .finally(() => clearTimeout(late));
  };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const listening = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

export type MetricsPlace = {
  readonly metricsHost: string;
  /** 0: any free one. */
  readonly metricsPort: number;
};

/**
 * Serves `GET /metrics` and nothing else, on a port of its own. Metrics never stop work: a port
 * that is taken, or an address that is not this machine's, is an error in the log, and the process
 * works on without them.
 *
 * @returns the port that it listens on; undefined when it does not
 */
export async function serveMetrics(
  { metricsHost, metricsPort }: MetricsPlace,
  text: () => Promise<string>,
  log: Log,
): Promise<number | undefined> {
  const server = createServer(listener(text));
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  server.maxConnections = mostConnections;
  // Whoever scrapes is not waited for when the process ends.
  server.unref();
  try {
    const port = await listening(server, metricsHost, metricsPort);
    server.on('error', () => undefined);
    log.info('metrics are served', { address: metricsHost, port });
    return port;
  } catch (error) {
    const code = codeOf(error);
    log.error('no metrics: their port cannot be listened on', {
      address: metricsHost,
      port: metricsPort,
      code,
    });
    return undefined;
  }
}
