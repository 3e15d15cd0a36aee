import { createServer, type Server } from 'node:http';

export type Probes = Readonly<Record<string, () => Promise<void>>>;

const states = async (probes: Probes): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [
        name,
        await probe().then(
          () => true,
          () => false,
        ),
      ]),
    ),
  ) as Record<string, boolean>;

/**
 * The worker's own `/healthz` (alive) and `/readyz` (database and Temporal answer). Says nothing
 * but which part is missing.
 */
export const serveHealth = (
  at: { readonly host: string; readonly healthPort: number },
  probes: Probes,
): Promise<Server> =>
  new Promise((resolve, reject) => {
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
