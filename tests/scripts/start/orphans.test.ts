import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it, onTestFinished } from 'vitest';

import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ROOT = new URL('../../../', import.meta.url);

/** Told everything, but nothing of it can be reached: one that went on would complain. */
async function forked(module: URL): Promise<ChildProcess> {
  const nobody = '127.0.0.1:9';
  const child = fork(fileURLToPath(module), [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      ANMALAN_KEYS_FILE: inject('template').keysFile,
      ANMALAN_DATA: await temporaryFolder(),
      DATABASE_URL: `postgres://${nobody}/none`,
      WORKER_DATABASE_URL: `postgres://${nobody}/none`,
      TEMPORAL_ADDRESS: nobody,
      OIDC_ISSUER: `http://${nobody}`,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('a process of ours', () => {
  it.each([
    { name: 'the API', module: new URL('api/server.ts', ROOT) },
    { name: 'the worker', module: new URL('activities/worker.ts', ROOT) },
    { name: 'the identity provider', module: new URL('scripts/identity-provider.ts', ROOT) },
    { name: 'one that loads long', module: new URL('./fixture-late-child.ts', import.meta.url) },
  ])(
    '$name ends without a word when its supervisor is gone before it is ready',
    async ({ module }) => {
      const child = await forked(module);
      const output = child.stderr && text(child.stderr);
      child.disconnect();
      const [[code], said]: [unknown[], unknown] = await Promise.all([once(child, 'exit'), output]);
      expect({ code, said }).toEqual({ code: 0, said: '' });
    },
  );
});
