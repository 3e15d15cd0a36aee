import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../platform/engine/ports.ts';
import { seedClients, seedPeople } from '../../scripts/seed/people.ts';
import { developmentClientKey } from '../../scripts/seed/client-keys.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const script = fileURLToPath(new URL('../../scripts/token.ts', import.meta.url));

type Result = { readonly failed: boolean; readonly stdout: string; readonly stderr: string };

const token = (login: string, env: Readonly<Record<string, string>>): Promise<Result> =>
  new Promise((resolve) => {
    const variables = { PATH: process.env['PATH'], ...env };
    execFile(process.execPath, [script, login], { env: variables }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, stdout, stderr });
    });
  });

/** Stands in for the API's and the provider's token endpoints: remembers, answers `answered`. */
const tokenEndpoint = async (): Promise<{
  readonly port: number;
  readonly asked: { readonly path: string; readonly form: URLSearchParams }[];
}> => {
  const asked: { readonly path: string; readonly form: URLSearchParams }[] = [];
  const server = createServer((request, response) => {
    const chunks: string[] = [];
    request.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ path: request.url ?? '', form: new URLSearchParams(chunks.join('')) });
      response.end('{"access_token":"answered"}');
    });
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port, asked };
};

const writeRunRecord = async (
  folder: string,
  record: Readonly<Record<string, unknown>> & { readonly name: string },
): Promise<void> => {
  await mkdir(join(folder, 'run'), { recursive: true });
  await writeFile(join(folder, 'run', `${record.name}.json`), JSON.stringify(record));
};

/** As the provider's record would stand if this process were it. */
const ofProvider = { name: 'identity-provider', marker: 'vitest', survives: false };

describe('npm run token', () => {
  it('prints the token of a system and nothing else, asking as RFC 7523 §3 says', async () => {
    const folder = await temporaryFolder();
    const { port, asked } = await tokenEndpoint();
    const origin = `http://127.0.0.1:${port}`;
    const result = await token('skolsystem.kinda', { ANMALAN_DATA: folder, PUBLIC_ORIGIN: origin });
    expect(result).toEqual({ failed: false, stdout: 'answered\n', stderr: '' });
    const [request] = asked;
    expect(request?.path).toBe('/oauth/token');
    expect(request?.form.get('grant_type')).toBe('client_credentials');
    expect(request?.form.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
    const { publicJwk } = await developmentClientKey(folder, 'skolsystem.kinda');
    const { payload, protectedHeader } = await jwtVerify(
      request?.form.get('client_assertion') ?? '',
      await importJWK(publicJwk, 'ES256'),
      {
        issuer: 'skolsystem.kinda',
        subject: 'skolsystem.kinda',
        audience: `${origin}/oauth/token`,
      },
    );
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: publicJwk.kid });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('never signs the same assertion twice', async () => {
    const folder = await temporaryFolder();
    const { port, asked } = await tokenEndpoint();
    const env = { ANMALAN_DATA: folder, PUBLIC_ORIGIN: `http://127.0.0.1:${port}` };
    await token('skolsystem.kinda', env);
    await token('skolsystem.kinda', env);
    const jtis = asked.map(({ form }) => decodeJwt(form.get('client_assertion') ?? '').jti);
    expect(new Set(jtis).size).toBe(2);
  });

  it('finds the running provider by the record that start left', async () => {
    const folder = await temporaryFolder();
    const { port, asked } = await tokenEndpoint();
    const { pid } = process;
    await writeRunRecord(folder, { ...ofProvider, pid, port });
    const result = await token('larare.degerfors', { ANMALAN_DATA: folder });
    expect(result.stdout).toBe('answered\n');
    expect(asked[0]?.form.get('login')).toBe('larare.degerfors');
  });

  it.each([
    ['nothing was ever started', {}],
    ['the record is of a process that is gone', { pid: 2 ** 22 + 1, port: 1 }],
    ['its number belongs to another program now', { pid: process.pid, port: 1, marker: 'x-y' }],
    ['the record is broken', { pid: 'x' }],
  ])('says what to do when %s', async (_, record) => {
    const folder = await temporaryFolder();
    await writeRunRecord(folder, { ...ofProvider, ...record });
    const result = await token('larare.degerfors', { ANMALAN_DATA: folder });
    expect(result).toEqual({
      failed: true,
      stdout: '',
      stderr: `no identity-provider runs on the data in ${folder} (ANMALAN_DATA): start the system (npm start) or set OIDC_ISSUER\n`,
    });
  });

  it('says what to do when nothing answers', async () => {
    const issuer = `http://127.0.0.1:${await freePort()}`;
    const result = await token('larare.degerfors', { OIDC_ISSUER: issuer });
    expect(result.failed).toBe(true);
    expect(result.stderr).toBe(
      `nothing answers at ${issuer}/token: is the system started (npm start)?\n`,
    );
  });

  it.each(['', 'larare', '../larare.degerfors'])('lists every login for %j', async (login) => {
    const result = await token(login, {});
    expect(result).toMatchObject({ failed: true, stdout: '' });
    const listed = result.stderr.split('\n').map((line) => line.trim());
    for (const one of [...seedPeople, ...seedClients]) expect(listed).toContain(one.login);
  });
});

describe('developmentClientKey', () => {
  it('is made once, for its owner only, and gives out a public half without the secret', async () => {
    const folder = await temporaryFolder();
    const [first, second] = await Promise.all([
      developmentClientKey(folder, 'skolsystem.kinda'),
      developmentClientKey(folder, 'skolsystem.kinda'),
    ]);
    expect(second).toEqual(first);
    const file = join(folder, 'clients', 'skolsystem.kinda.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(first.privateJwk.d);
    expect(first.publicJwk).not.toHaveProperty('d');
    expect({ ...first.publicJwk, d: first.privateJwk.d }).toEqual(first.privateJwk);
  });
});
