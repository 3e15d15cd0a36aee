import { createServer, type Server } from 'node:http';

/** Each says whether its part is well; one that throws is not. */
export type Probes = Readonly<Record<string, () => Promise<boolean>>>;

const states = async (probes: Probes): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [name, await probe().catch(() => false)]),
    ),
  ) as Record<string, boolean>;

/**
 * The worker's own `/healthz` (alive) and `/readyz` (every part is well). Says nothing but which
 * part is not.
 */
export function serveHealth(
  at: { readonly host: string; readonly healthPort: number },
  probes: Probes,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const answer = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (request.url === '/healthz') return answer(200, { alive: true });
      if (request.url !== '/readyz') return answer(404, {});
      void states(probes).then((parts) =>
        answer(Object.values(parts).every(Boolean) ? 200 : 503, parts),
      );
    });
    server.once('error', reject);
    server.listen(at.healthPort, at.host, () => resolve(server));
  });
}
