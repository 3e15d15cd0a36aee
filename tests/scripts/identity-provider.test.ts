import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../platform/engine/ports.ts';
import { NoToken, personToken } from '../../scripts/access-token.ts';

const script = new URL('../../scripts/identity-provider.ts', import.meta.url);
const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
let dataFolder: string;
let issuer: string;
let provider: ChildProcess;

const spawnProvider = (env: Readonly<Record<string, string | undefined>> = {}): ChildProcess =>
  fork(script, {
    execArgv: [],
    silent: true,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'development',
      OIDC_ISSUER: issuer,
      ANMALAN_DATA: dataFolder,
      ...env,
    },
  });

const start = async (): Promise<void> => {
  provider = spawnProvider();
  const [message]: unknown[] = await once(provider, 'message');
  expect(message).toEqual({ ready: true, port: Number(new URL(issuer).port) });
};

const exitOf = async (child: ChildProcess): Promise<unknown> => {
  const [code]: unknown[] = await once(child, 'exit');
  return code;
};

const verified = async (token: string): Promise<JWTPayload> => {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const options = { issuer, audience: 'anmalan', typ: 'at+jwt', algorithms: ['ES256'] };
  return (await jwtVerify(token, keys, options)).payload;
};

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'anmalan-'));
  issuer = `http://127.0.0.1:${await freePort()}`;
  await start();
});

afterAll(async () => {
  provider.kill('SIGKILL');
  await rm(dataFolder, { recursive: true, force: true });
});

describe('the development login', () => {
  it('gives a seeded person an access token as RFC 9068 has it', async () => {
    const token = await verified(await personToken(issuer, 'rektor.kinda'));
    expect(token).toMatchObject({ sub: 'rektor.kinda', acr: loa3 });
    expect(token['client_id']).toBe('anmalan-development');
    expect(token.jti).toBeTypeOf('string');
    expect(token.exp).toBe((token.iat ?? 0) + 600);
    expect(Math.abs(Number(token['auth_time']) - (token.iat ?? 0))).toBeLessThanOrEqual(1);
  });

  it('gives two people two tokens', async () => {
    const [one, other] = await Promise.all([
      personToken(issuer, 'larare.degerfors'),
      personToken(issuer, 'larare.degerfors'),
    ]);
    expect(decodeJwt(one).jti).not.toBe(decodeJwt(other).jti);
  });

  it.each(['', 'nobody.degerfors', 'LARARE.degerfors', 'skolsystem.degerfors'])(
    'refuses %j: no such person',
    async (login) => {
      await expect(personToken(issuer, login)).rejects.toThrow(NoToken);
      await expect(personToken(issuer, login)).rejects.toThrow(/400.*invalid_grant/);
    },
  );

  it('is not for the web client', async () => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:anmalan:development-login',
        client_id: 'anmalan-web',
        login: 'larare.degerfors',
      }),
    });
    expect(response.status).toBe(400);
  });
});

describe('the web login', () => {
  const verifier = randomBytes(32).toString('base64url');
  const callback = 'http://127.0.0.1:3000/callback';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const authorization = (changes: Readonly<Record<string, string>> = {}): string => {
    const parameters = {
      client_id: 'anmalan-web',
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid profile',
      state: 'state',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    };
    return `${issuer}/auth?${new URLSearchParams(parameters).toString()}`;
  };

  /** A browser of the smallest kind: keeps cookies, follows redirects, picks a person when asked. */
  const walk = async (from: string, login: string): Promise<string> => {
    const cookies = new Map<string, string>();
    let url = from;
    while (!url.startsWith(callback)) {
      const asked = url.includes('/interaction/') && !cookies.has('picked');
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
        ...(asked ? { method: 'POST', body: new URLSearchParams({ login }) } : {}),
      });
      if (asked) cookies.set('picked', 'yes');
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) throw new Error(`${response.status} ${await response.text()}`);
      url = new URL(next, url).href;
    }
    return url;
  };

  it('gives a code for PKCE and for the code an access token and an id token', async () => {
    const arrived = new URL(await walk(authorization(), 'kurator.atvidaberg'));
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'anmalan-web',
        redirect_uri: callback,
        code: arrived.searchParams.get('code') ?? '',
        code_verifier: verifier,
      }),
    });
    const tokens = z
      .object({ access_token: z.string(), id_token: z.string() })
      .parse(await response.json());
    expect(await verified(tokens.access_token)).toMatchObject({
      sub: 'kurator.atvidaberg',
      acr: loa3,
      auth_time: expect.any(Number),
    });
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      sub: 'kurator.atvidaberg',
      name: 'Fredrik Test',
    });
  });

  /** The first page that a login comes to, or the address that it leads back to. */
  const firstStop = async (from: string): Promise<string> => {
    const asked = await fetch(from, { redirect: 'manual' });
    const cookie = asked.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const next = new URL(asked.headers.get('location') ?? '', from).href;
    const page = await fetch(next, { redirect: 'manual', headers: { cookie } });
    return page.headers.get('location') ?? (await page.text());
  };

  it('offers the people by municipality and unit, on a page with headings in order', async () => {
    const page = await firstStop(authorization());
    expect(page).toContain('<html lang="sv">');
    const headings = [...page.matchAll(/<h([1-6])[^>]*>([^<]+)</g)];
    expect(headings.map(([, level]) => level).filter((level) => level === '1')).toHaveLength(1);
    const towns = headings.filter(([, level]) => level === '2').map(([, , name]) => name);
    expect(towns).toEqual(['Degerfors', 'Åtvidaberg', 'Kinda', 'Nordanstig']);
    expect(page).toMatch(/<h3>Exempelskolan i Kinda<[^]*value="larare.kinda">/);
  });

  it('takes a name that it is told, unless the person is to be asked for', async () => {
    const login_hint = 'larare.kinda';
    expect(await firstStop(authorization({ login_hint }))).toMatch(/^http.*\/auth\//);
    for (const asks of [{ prompt: 'login' }, { max_age: '0' }, { login_hint: 'nobody.kinda' }]) {
      const page = await firstStop(authorization({ login_hint, ...asks }));
      expect(page).toContain('<h1>Testinloggning</h1>');
    }
  });

  it('gives no code without PKCE', async () => {
    const arrived = await walk(
      authorization({ code_challenge: '', code_challenge_method: '' }),
      'kurator.atvidaberg',
    );
    expect(new URL(arrived).searchParams.get('error')).toBe('invalid_request');
  });

  it('sends nobody to another address', async () => {
    const response = await fetch(authorization({ redirect_uri: 'http://127.0.0.1:3000/other' }), {
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
  });

  it('knows nobody but the seeded people', async () => {
    await expect(walk(authorization(), 'nobody.kinda')).rejects.toThrow(/^400/);
  });
});

describe('the process', () => {
  it('keeps its key, so that a token lives through a restart', async () => {
    const token = await personToken(issuer, 'larare.degerfors');
    provider.kill('SIGTERM');
    expect(await exitOf(provider)).toBe(0);
    await start();
    expect((await verified(token)).sub).toBe('larare.degerfors');
    const { mode } = await stat(join(dataFolder, 'identity-provider-keys.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('leaves Ctrl-C to the parent and ends when the parent is gone', async () => {
    provider.kill('SIGINT');
    await personToken(issuer, 'larare.degerfors');
    provider.disconnect();
    expect(await exitOf(provider)).toBe(0);
    await expect(personToken(issuer, 'larare.degerfors')).rejects.toThrow(/npm start/);
    await start();
  });

  it.each(['production', undefined])('does not start with NODE_ENV %s', async (NODE_ENV) => {
    const secure = {
      NODE_ENV,
      OIDC_ISSUER: issuer.replace('http', 'https'),
      PUBLIC_ORIGIN: 'https://anmalan.example.se',
    };
    const child = spawnProvider(secure);
    const [code, said] = await Promise.all([exitOf(child), child.stderr?.toArray()]);
    expect(code).toBe(1);
    expect(String(said)).toContain('not for production');
  });
});
