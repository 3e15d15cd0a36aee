import { createServer, type Server } from 'node:http';
import { failing, type Readiness } from '../platform/readiness.ts';

/**
 * Serves the worker's own `/healthz` (200 while the process is alive) and `/readyz` (200 when every
 * check says yes, else 503). It asks for no login, so it tells which part fails, the figures, and
 * nothing else.
 * @throws when the port cannot be listened on
 */
export function serveHealth(
  at: { readonly host: string; readonly healthPort: number },
  readiness: Readiness,
  figures: () => Readonly<Record<string, number>> = () => ({}),
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const answer = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (request.url === '/healthz') return answer(200, { alive: true });
      if (request.url !== '/readyz') return answer(404, {});
      void readiness().then((states) =>
        answer(failing(states).length === 0 ? 200 : 503, { ...states, ...figures() }),
      );
    });
    server.once('error', reject);
    server.listen(at.healthPort, at.host, () => resolve(server));
  });
}
