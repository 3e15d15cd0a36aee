import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import type { createApp } from '../../api/app.ts';
import type { ApiParts } from '../../api/parts.ts';
import { createTestApi, type TestApi } from '../api/parts.ts';
import { lifeOf, type Life } from '../helpers/living.ts';
import { sessionsOf, type Sessions } from '../helpers/sessions.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';

export type ServedPages = {
  readonly system: TestSystem;
  readonly life: Life;
  readonly sessions: Sessions;
  readonly api: TestApi;
  /** Where the pages are served: scheme, host and port. */
  readonly origin: string;
};

type App = ReturnType<typeof createApp>;

const listening = async (): Promise<{
  server: Server;
  origin: string;
  serve: (app: App) => void;
}> => {
  let app: App | undefined;
  const server = createServer((request, response) => void app?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, origin, serve: (served) => (app = served) };
};

/** The pages over a database of the file's own; there from the beginning of its tests on. */
export function servedPages(changes: Partial<ApiParts> = {}, startsAt?: string): ServedPages {
  const served: Partial<ServedPages> & { server?: Server } = {};
  beforeAll(async () => {
    const { server, origin, serve } = await listening();
    const system = await createTestSystem(startsAt);
    const usual = await createTestApi(system);
    const config = { ...usual.parts.config, publicOrigin: origin, ...changes.config };
    const api = await createTestApi(system, { ...changes, config });
    serve(api.app);
    const told = { life: lifeOf(system), sessions: sessionsOf(system) };
    Object.assign(served, { server, origin, system, api, ...told });
  });
  afterAll(async () => {
    served.server?.closeAllConnections();
    served.server?.close();
    await served.system?.close();
  });
  return served as ServedPages;
}
