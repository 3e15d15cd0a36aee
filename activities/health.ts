import { createServer, type Server } from 'node:http';

/** One question for each part of the worker: does it work? A probe that throws counts as no. */
export type Probes = Readonly<Record<string, () => Promise<boolean>>>;

const states = async (probes: Probes): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [name, await probe().catch(() => false)]),
    ),
  ) as Record<string, boolean>;

/**
 * Serves the worker's own `/healthz` (200 while the process is alive) and `/readyz` (200 when every
 * probe says yes, else 503). It asks for no login, so it tells which part fails, the figures, and
 * nothing else.
 * @throws when the port cannot be listened on
 */
export function serveHealth(
  at: { readonly host: string; readonly healthPort: number },
  probes: Probes,
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
      void states(probes).then((parts) =>
        answer(Object.values(parts).every(Boolean) ? 200 : 503, { ...parts, ...figures() }),
      );
    });
    server.once('error', reject);
    server.listen(at.healthPort, at.host, () => resolve(server));
  });
}
