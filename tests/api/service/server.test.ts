import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../../../platform/engine/ports.ts';
import { editedMigration, editMigration } from '../../helpers/edited-migration.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

const script = new URL('../../../api/server.ts', import.meta.url);
const longestWait = 20_000;
/** On a busy machine. */
const longestStart = 60_000;

let system: TestSystem;
let child: ChildProcess;
let origin: string;

beforeAll(async () => {
  system = await createTestSystem();
});
afterEach(() => child.kill('SIGKILL'));
afterAll(() => system.close());

/** Like `npm start` does: forked and told everything. What is returned is what it has said. */
const begin = (port = 0): (() => string) => {
  child = fork(script, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    silent: true,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      ANMALAN_KEYS_FILE: inject('template').keysFile,
      DATABASE_URL: system.urls.app,
      OIDC_ISSUER: 'http://127.0.0.1:9',
    },
  });
  const lines: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  return () => lines.join('');
};

/** … and waited for until it says that it is ready. */
const start = async (): Promise<void> => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  begin(port);
  const [message]: unknown[] = await once(child, 'message');
  expect(message).toEqual({ ready: true, port });
};

const exit = async (within = longestWait): Promise<unknown> => {
  const [code]: unknown[] = await once(child, 'exit', { signal: AbortSignal.timeout(within) });
  return code;
};

describe('the API as a process', () => {
  it('says that it is ready when it answers, and that it lacks a migration when it does', async () => {
    await start();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect(await (await fetch(origin)).text()).toContain('larare.degerfors');
    const lost = await system
      .raw('migrations')
      .whereLike('name', '%fences')
      .delete()
      .returning('*');
    const answer = await fetch(`${origin}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'not-ready', failing: ['database'] });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await system.raw('migrations').insert(lost);
  });

  it('is not ready, nor starts, where a migration had another text', async () => {
    const own = system;
    system = await createTestSystem();
    try {
      await start();
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
      await editMigration(system.raw);
      expect((await fetch(`${origin}/readyz`)).status).toBe(503);
      child.kill('SIGKILL');
      await exit();
      const said = begin();
      expect(await exit(longestStart)).toBe(1);
      expect(said()).toContain(editedMigration);
    } finally {
      await system.close();
      system = own;
    }
  }, 90_000);

  it('ends at SIGTERM, also while a connection is kept open', async () => {
    await start();
    await fetch(`${origin}/healthz`);
    child.kill('SIGTERM');
    expect(await exit()).toBe(0);
  });

  it('goes with whoever forked it', async () => {
    await start();
    child.disconnect();
    expect(await exit()).toBe(0);
  });

  it('leaves Ctrl-C to whoever forked it', async () => {
    await start();
    child.kill('SIGINT');
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('names every missing variable at once and no value', async () => {
    child = fork(script, {
      execArgv: ['--import', import.meta.resolve('tsx')],
      silent: true,
      env: {},
    });
    const lines: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    expect(await exit()).toBe(1);
    expect(lines.join('')).toMatch(/ANMALAN_KEYS_FILE is not set[\s\S]*DATABASE_URL is not set/);
  });
});
