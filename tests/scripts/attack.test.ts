import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { families } from '../../scripts/attack/families.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openFolder } from '../platform/engine/open-folder.ts';
import { npmStart } from './start/started-system.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const everyAttack = families.flatMap(({ name: family, attacks }) =>
  attacks.map(({ name, longOnly }) => ({ name: `${family}: ${name}`, longOnly })),
);

type Row = { readonly name: string; readonly verdict: string };
type Attacked = {
  readonly exit: unknown;
  readonly said: string;
  readonly rows: readonly Row[];
  readonly summary: { readonly attacks: number; readonly broken: readonly string[] };
};

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Can be read as a token is, so that forgeries can be made of it. */
const anyToken = `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'x' })}.${part({ aud: 'x' })}.eA`;

/** The script as somebody runs it. */
const attack = async (
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Attacked> => {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/attack.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH, HOME, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const said = await text(child.stdout);
  const [exit]: unknown[] = await ended;
  const lines = said.trimEnd().split('\n');
  const cells = lines.map((line) => line.split(' | '));
  return {
    exit,
    said,
    rows: cells
      .filter((of) => of.length > 2)
      .slice(1)
      .map((of) => ({ name: (of[0] ?? '').trim(), verdict: of.at(-1) ?? '' })),
    summary: JSON.parse(lines.at(-1) ?? '{}') as Attacked['summary'],
  };
};

describe('npm run attack', () => {
  it('tries every attack on a running system, and each of them holds', async () => {
    const data = await openFolder();
    const system = await npmStart(data);
    await system.untilReady();
    const { exit, said, rows, summary } = await attack({ ANMALAN_DATA: data }, '--short');
    expect(summary.broken).toEqual([]);
    expect(rows.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    const tried = everyAttack.filter(({ longOnly }) => longOnly === undefined);
    expect(rows.map(({ name }) => name)).toEqual(tried.map(({ name }) => name));
    for (const { name, longOnly } of everyAttack.filter((one) => one.longOnly !== undefined)) {
      expect(said).toContain(`left out: ${name} (${longOnly})`);
    }
    expect([exit, summary.attacks]).toEqual([0, tried.length]);
  }, 300_000);

  it('finds everything broken where whatever is asked is answered with yes', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: anyToken, id: 'x', total: 0, items: [] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { exit, rows, summary } = await attack({
      ANMALAN_DATA: await temporaryFolder(),
      BASE_URL: address,
      OIDC_ISSUER: address,
    });
    expect(rows.filter(({ verdict }) => verdict !== 'BROKEN')).toEqual([]);
    expect(summary.broken).toEqual(everyAttack.map(({ name }) => name));
    expect(exit).toBe(1);
  }, 120_000);

  it('runs the families that are named, and knows no others', async () => {
    const nobody = 'http://127.0.0.1:9';
    const environment = {
      ANMALAN_DATA: await temporaryFolder(),
      BASE_URL: nobody,
      OIDC_ISSUER: nobody,
    };
    const { exit, rows } = await attack(environment, 'contract');
    expect([exit, ...new Set(rows.map(({ name }) => name.split(':')[0]))]).toEqual([1, 'contract']);
  }, 60_000);
});

describe('every attack', () => {
  it('has a name of its own', () => {
    const names = everyAttack.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(200);
  });
});
