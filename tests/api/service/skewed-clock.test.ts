import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { importJWK, SignJWT } from 'jose';
import { afterEach, describe, expect, inject, it } from 'vitest';

import { freePort } from '../../../platform/engine/ports.ts';
import { developmentClientKey } from '../../../scripts/seed/client-keys.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { caseFile } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';

const login = 'skolsystem.degerfors';
const minute = 60_000;

const system = await ownSystem();
let child: ChildProcess;
afterEach(() => child.kill('SIGKILL'));

type Running = { readonly origin: string; readonly logged: () => string };

/** The API as a process of its own, on a machine whose clock is so far ahead. */
const apiAhead = async (aheadMs: number): Promise<Running> => {
  const port = await freePort();
  const skewed = new URL('../../../scripts/drill/skewed-date.ts', import.meta.url).href;
  child = fork(new URL('../../../api/server.ts', import.meta.url), {
    execArgv: ['--import', import.meta.resolve('tsx'), '--import', skewed],
    silent: true,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      ANMALAN_KEYS_FILE: inject('template').keysFile,
      DATABASE_URL: system.urls.app,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      SKEWED_BY_MS: String(aheadMs),
    },
  });
  let logged = '';
  child.stdout?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, logged: () => logged };
};

const signIn = async (origin: string): Promise<string> => {
  const { privateJwk } = await developmentClientKey(inject('template').folder, login);
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: privateJwk.kid })
    .setIssuer(login)
    .setSubject(login)
    .setAudience(`${origin}/oauth/token`)
    .setIssuedAt()
    .setExpirationTime('1 minute')
    .setJti(randomUUID())
    .sign(await importJWK(privateJwk, 'ES256'));
  const answer = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { access_token: string }).access_token;
};

const send = async (origin: string): Promise<{ readonly id: string }> => {
  const answer = await fetch(`${origin}/api/v1/reports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await signIn(origin)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(caseFile('neglect-and-misuse').report),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string };
};

describe('an API on a machine whose clock is wrong', () => {
  it.each([30 * minute, -30 * minute])(
    'takes every report, dates it by the database and is not ready (%d ms ahead)',
    { timeout: 90_000 },
    async (aheadMs) => {
      const { origin, logged } = await apiAhead(aheadMs);
      const { id } = await send(origin);
      const [row] = await select<{ fromNow: number }>(
        system.raw,
        `select extract(epoch from clock_timestamp() - received_at)::float8 as "fromNow"
         from report where id = ?`,
        [id],
      );
      expect(row?.fromNow).toBeGreaterThan(0);
      expect(row?.fromNow).toBeLessThan(30);
      const answer = await fetch(`${origin}/readyz`);
      expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'not-ready' }]);
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
      const [line = '{}'] = logged().split('\n');
      expect(JSON.parse(line)).toMatchObject({
        level: 'warn',
        msg: 'the clock differs from the database',
        process: 'api',
      });
      expect(Math.abs(JSON.parse(line).aheadMs - aheadMs)).toBeLessThan(1_000);
    },
  );

  it('is ready while it is wrong by less than a minute, and tells by how much', async () => {
    const { origin } = await apiAhead(20_000);
    const answer = await fetch(`${origin}/readyz`);
    const body = (await answer.json()) as { clockAheadMs: number };
    expect([answer.status, body]).toMatchObject([200, { status: 'ok' }]);
    expect(Math.abs(body.clockAheadMs - 20_000)).toBeLessThan(1_000);
  });
});
