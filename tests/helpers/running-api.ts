import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../platform/engine/ports.ts';
import { personToken } from '../../scripts/access-token.ts';
import { apiEnvironment, startProduct } from './product-process.ts';
import type { TestSystem } from './system.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Asked = {
  readonly method: string;
  /** From `/api/v1` on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: AsyncIterable<Uint8Array> | string;
};
export type Told = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** The API as a process of its own, which people log in to. */
export type RunningApi = {
  readonly pid: number;
  readonly ask: (login: string, asked: Asked) => Promise<Told>;
  /** As when the machine loses its power. */
  readonly kill: () => Promise<void>;
};

/** @returns what starts an API, as often as it is asked; all log in by one provider */
export async function apisOn(system: TestSystem): Promise<() => Promise<RunningApi>> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const shared = { ...apiEnvironment(system), NODE_ENV: 'development', OIDC_ISSUER: issuer };
  const environment = { ...shared, ANMALAN_DATA: await temporaryFolder() };
  await startProduct({ module: 'scripts/identity-provider.ts', environment }).port;
  return async () => {
    const api = startProduct({ module: 'api/server.ts', environment: shared });
    const port = await api.port;
    const { pid = 0 } = api.child;
    const ask: RunningApi['ask'] = async (
      login,
      { method, path, headers = {}, body: sent = '' },
    ) => {
      const authorization = `Bearer ${await personToken(issuer, login)}`;
      const asking = request({ port, method, path, headers: { ...headers, authorization } });
      const answered = once(asking, 'response') as Promise<[IncomingMessage]>;
      answered.catch(() => undefined);
      for await (const chunk of typeof sent === 'string' ? [Buffer.from(sent)] : sent) {
        if (!asking.write(chunk)) await Promise.race([once(asking, 'drain'), answered]);
      }
      asking.end();
      const [response] = await answered;
      const isJson = response.headers['content-type']?.includes('json') === true;
      const body = isJson ? ((await json(response)) as Told['body']) : {};
      if (!isJson) for await (const _ of response);
      return { status: response.statusCode ?? 0, body };
    };
    const kill = async (): Promise<void> => {
      api.child.kill('SIGKILL');
      await api.ended(5_000);
    };
    return { pid, ask, kill };
  };
}

/** Megabytes of 1,000,000 bytes that a process has in memory. */
export async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1e6;
}

/** The most that a process has in memory while something is done. */
export async function mostResident(pid: number, work: Promise<unknown>): Promise<number> {
  let most = 0;
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  while (!done) {
    most = Math.max(most, await residentMegabytes(pid));
    await pause(20);
  }
  await ended;
  return most;
}
