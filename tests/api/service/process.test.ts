import { once } from 'node:events';
import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gateBefore } from '../../helpers/gate.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { apiEnvironment, linesOf, patience, startProduct } from '../../helpers/product-process.ts';
import { freePort } from '../../../platform/engine/ports.ts';
import { pulse } from '../../../platform/supervision.ts';

const module = 'api/server.ts';
const system = await ownSystem();

describe('the API as a process', patience, () => {
  it('announces the port that it got when any free one was asked for, and has a pulse', async () => {
    const api = startProduct({ module, environment: apiEnvironment(system) });
    const port = await api.port;
    expect(port).toBeGreaterThan(0);
    expect(await api.logged('api is up')).toMatchObject({ port });
    api.child.send(pulse);
    expect(await once(api.child, 'message')).toEqual([pulse, undefined]);
    const info = await fetch(`http://127.0.0.1:${port}/api-info`);
    expect(await info.json()).toMatchObject({
      apiDocumentation: `http://127.0.0.1:${port}/api/v1/openapi.json`,
    });
  });

  it('works on when its log cannot be written because the disk is full', async () => {
    const environment = apiEnvironment(system);
    const api = startProduct({ module, environment, stdout: openSync('/dev/full', 'w') });
    const origin = `http://127.0.0.1:${await api.port}`;
    for (let request = 0; request < 20; request += 1) {
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    }
    api.child.kill('SIGTERM');
    expect(await api.ended(5_000)).toBe(0);
  });

  it('waits for a database that is not there yet, with a clear line, and is alive meanwhile', async () => {
    const gate = await gateBefore(system.urls.app);
    const port = await freePort();
    const environment = {
      ...apiEnvironment(system),
      PORT: String(port),
      DATABASE_URL: gate.url,
    };
    const api = startProduct({ module, environment });
    expect(await api.logged('waiting for database')).toMatchObject({
      level: 'warn',
      code: 'ECONNREFUSED',
    });
    const origin = `http://127.0.0.1:${port}`;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    for (const path of ['/readyz', '/api/v1/me']) {
      const answer = await fetch(`${origin}${path}`);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await answer.json()).toMatchObject({ code: 'not-ready', failing: ['database'] });
    }
    await gate.open();
    await api.port;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect(api.complained()).toBe('');
    expect(linesOf(api.printed()).filter((line) => 'error' in line)).toEqual([]);
  });

  it('ends at once when it is told to stop while it waits', async () => {
    const environment = { ...apiEnvironment(system), DATABASE_URL: 'postgres://127.0.0.1:9/none' };
    const api = startProduct({ module, environment });
    await api.logged('waiting for database');
    api.child.kill('SIGTERM');
    expect(await api.ended(2_000)).toBe(0);
  });
});

describe.each(['api/server.ts', 'activities/worker.ts', 'scripts/migrate.ts'])(
  '%s',
  patience,
  (entry) => {
    it('says in one line which Node it needs before an older one stumbles', async () => {
      const older = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.12.0'}})`;
      const started = startProduct({
        module: entry,
        environment: {},
        nodeArguments: [
          '--import',
          import.meta.resolve('tsx'),
          '--import',
          `data:text/javascript,${encodeURIComponent(older)}`,
        ],
      });
      expect(await started.ended(60_000)).toBe(1);
      expect(started.complained()).toMatch(
        /^This needs Node 24 or later; this is 22\.12\.0 \(.*\)\.\n$/,
      );
    });
  },
);
