import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, inject, it } from 'vitest';
import type * as Pool from '../../activities/letters/drawing-pool.ts';
import { drawLetter } from '../../templates/letters/draw-letter.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownSystem } from '../helpers/own-system.ts';
import {
  apiEnvironment,
  patience,
  startProduct,
  workerEnvironment,
} from '../helpers/product-process.ts';
import { letterSources } from '../helpers/letter-sources.ts';
import { read, root } from '../helpers/repository.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const system = await ownSystem();

/** A folder like that of an image: what was built, beside the packages that it needs. */
const built = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const script = join(root, 'scripts/build.ts');
  await promisify(execFile)(process.execPath, [script, join(folder, 'dist')], { cwd: root });
  return folder;
};

/** The keys of the tests as a file that production takes. */
const productionKeys = async (folder: string): Promise<string> => {
  const keys = JSON.parse(await readFile(inject('template').keysFile, 'utf8')) as object;
  const file = join(folder, 'keys', 'keys.json');
  await mkdir(join(folder, 'keys'));
  await writeFile(file, JSON.stringify({ ...keys, purpose: 'production' }), { mode: 0o600 });
  return file;
};

/** How people log in, with a key of the test's own. */
const productionLogin = async (folder: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('PS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'login', alg: 'PS256' };
  await writeFile(join(folder, 'anmalan-login-key'), JSON.stringify(key), { mode: 0o600 });
  const file = join(folder, 'login.json');
  await writeFile(file, read('deploy/login/siths.json'));
  return file;
};

it(
  'what is built for production starts, and is production unless it is told otherwise',
  patience,
  async () => {
    const folder = await built();
    const start = (entry: string, environment: Readonly<Record<string, string | undefined>>) =>
      startProduct({
        module: pathToFileURL(join(folder, 'dist', entry)).href,
        environment: { ...environment, NODE_ENV: undefined },
        nodeArguments: [],
      });

    const plain = start('api/server.js', apiEnvironment(system));
    expect(await plain.ended(60_000)).toBe(1);
    expect(plain.complained()).toBe(
      'api cannot start, see docs/configuration.md:\n' +
        '  PUBLIC_ORIGIN must be https in production\n' +
        '  DATABASE_URL must say sslmode=verify-full in production, unless DATABASE_TLS=off\n' +
        '  OIDC_ISSUER must be https in production\n' +
        '  OIDC_PROVIDER_FILE is not set\n',
    );
    const secure = {
      DATABASE_TLS: 'off',
      PUBLIC_ORIGIN: 'https://anmalan.example.se',
      OIDC_ISSUER: 'https://inloggning.example.se',
      OIDC_PROVIDER_FILE: await productionLogin(folder),
    };
    const withTestKeys = start('api/server.js', { ...apiEnvironment(system), ...secure });
    expect(await withTestKeys.ended(60_000)).toBe(1);
    expect(withTestKeys.complained()).toMatch(
      /^.*made for development, refused in production.*\n$/,
    );

    const ANMALAN_KEYS_FILE = await productionKeys(folder);
    const inProduction = { ...apiEnvironment(system), ...secure, ANMALAN_KEYS_FILE };
    const unreachable = start('api/server.js', inProduction);
    expect(await unreachable.ended(60_000)).toBe(1);
    expect(unreachable.complained()).toContain(
      '  Degerfors: phone is a number for fiction, which nobody answers\n',
    );
    await system.raw.raw(
      `update settings set body = jsonb_set(jsonb_set(body::jsonb, '{phone}', '"114 14"'),
         '{outOfHours,phone}', '"114 14"')`,
    );
    const api = start('api/server.js', inProduction);
    const origin = `http://127.0.0.1:${await api.port}`;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const page = await (await fetch(origin)).text();
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    expect((await fetch(`${origin}${sheet}`)).status).toBe(200);
    expect(await (await fetch(origin)).text()).not.toContain('larare.degerfors');

    const worker = start('activities/worker.js', {
      ...workerEnvironment(system),
      DATABASE_TLS: 'off',
      ANMALAN_KEYS_FILE,
      TEMPORAL_NAMESPACE: await createNamespace(),
      WORKFLOW_BUNDLE: undefined,
    });
    const health = await fetch(`http://127.0.0.1:${await worker.port}/readyz`);
    expect(health.status).toBe(200);
  },
);

it('what is built for production draws letters in threads', patience, async () => {
  const folder = await built();
  const pool = pathToFileURL(join(folder, 'dist/activities/letters/drawing-pool.js')).href;
  const { createDrawingPool } = (await import(pool)) as typeof Pool;
  const { draw, close } = createDrawingPool({ threads: 1 });
  const { signal } = new AbortController();
  const receipt = await draw(letterSources.receipt(), { urgency: 1, party: '', signal });
  expect(receipt.equals(await drawLetter(letterSources.receipt()))).toBe(true);
  await close();
});
