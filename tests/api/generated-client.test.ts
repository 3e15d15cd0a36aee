import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueClientToken } from '../../api/routes/people/token/client-token.ts';
import { loadCases } from '../../scripts/journey/case-file.ts';
import { seedClients } from '../../scripts/seed/people.ts';
import { frozenContent } from '../helpers/frozen-content.ts';
import { generateClient, type GeneratedClient } from '../helpers/generated-client.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { audience, createTestApi, issuer, type TestApi } from './parts.ts';

/** Those that are sent; what an officer writes down has another shape. */
const cases = (await loadCases()).filter(({ told }) => !told);
const folder = await mkdtemp(join(tmpdir(), 'anmalan-client-'));
const server = createServer();
let system: TestSystem;
let api: TestApi;
let origin: string;
let client: GeneratedClient;

beforeAll(async () => {
  system = await createTestSystem();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = {
    publicOrigin: origin,
    oidcIssuer: issuer,
    oidcAudience: audience,
    loginMaxAgeSeconds: 28_800,
    trustedProxies: 0,
    temporalUiUrl: undefined,
  };
  api = await createTestApi(system, { config });
  server.on('request', api.app);
  const document = await (await fetch(`${origin}/api/v1/openapi.json`)).text();
  client = await generateClient(document, folder);
}, 60_000);

afterAll(async () => {
  server.close();
  await system.close();
  await rm(folder, { recursive: true });
});

const tokenFor = (login: string): Promise<string> =>
  seedClients.some((one) => one.login === login)
    ? issueClientToken(api.parts, { login, kid: `${login}-1` }, system.clock.now())
    : api.tokenFor(login);

const headersFor = async (login: string) => ({
  Authorization: `Bearer ${await tokenFor(login)}`,
  'Idempotency-Key': randomUUID(),
});

type Receipt = { readonly id: string; readonly links: readonly { readonly id: string }[] };

/** The frozen bytes of a report and its copies, but for the salt, which is never the same twice. */
const frozen = async ({ id, links }: Receipt): Promise<readonly string[]> => {
  const reports = [id, ...links.map((link) => link.id)];
  const bytes = await Promise.all(reports.map((report) => frozenContent(system, report)));
  return bytes.map((one) => one.toString('utf8').replace(/"salt":"[\w-]{22}"/, '"salt":""'));
};

describe('a client that was generated from the document', () => {
  it('is tried with every case there is', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });

  it.each(cases)(
    'sends the whole of $name: it is frozen to the bytes of the case posted as it stands',
    async ({ at, sender, report }) => {
      if (at) system.clock.set(at);
      const posted = await fetch(`${origin}/api/v1/reports`, {
        method: 'POST',
        headers: { ...(await headersFor(sender)), 'Content-Type': 'application/json' },
        body: JSON.stringify(report),
      });
      const sent = await client.sendReport(client.bodyOf(report), {
        headers: await headersFor(sender),
      });
      expect([posted.status, sent.status]).toEqual([201, 201]);
      const bytes = await frozen((await posted.json()) as Receipt);
      expect(bytes[0]).toContain('"salt":""');
      expect(await frozen(sent.data as Receipt)).toEqual(bytes);
    },
  );
});
